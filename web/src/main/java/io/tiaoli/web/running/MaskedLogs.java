package io.tiaoli.web.running;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

import io.tiaoli.workers.logging.Masked;

/** Masks the numbers of people in every text of a structured log line, stack traces included; named in the settings of the log. */
public class MaskedLogs implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(Members<ILoggingEvent> line) {
        line.applyingValueProcessor(ValueProcessor.of(String.class, Masked::text));
    }
}
