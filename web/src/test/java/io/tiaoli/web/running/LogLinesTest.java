package io.tiaoli.web.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.yaml.snakeyaml.Yaml;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.workers.logging.LogMarks;

@AppTest
class LogLinesTest {

    @Autowired Orders orders;

    @Test
    @DisplayName("what is logged while a step runs says its case, flow and step")
    void saysTheCase() {
        var steps = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.bpmn.behavior");
        var pvm = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.pvm");
        var lines = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing();
                super.append(line);
            }
        };
        lines.start();
        for (var logger : new Logger[] {steps, pvm}) {
            logger.addAppender(lines);
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
        }
        var order = orders.open();
        try {
            orders.collect(order, 10_00);
        } finally {
            for (var logger : new Logger[] {steps, pvm}) {
                logger.detachAppender(lines);
                logger.setLevel(null);
                logger.setAdditive(true);
            }
        }
        assertThat(lines.list).anySatisfy(line -> assertThat(line.getMDCPropertyMap()).containsEntry(LogMarks.CASE, order.caseNo()).containsEntry("flow", "payment-collection").containsKey("step"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n"})
    @DisplayName("what somebody typed makes no line that looks like one of ours, and a message of several lines keeps them")
    void forgesNoLine(String newLine) {
        var logger = (Logger) LoggerFactory.getLogger("shop");
        String forged = "unknown name x" + newLine + "2026-11-23T09:00:00.000+08:00  INFO administrator-1 signed in";
        assertThat(layout().doLayout(new LoggingEvent("", logger, Level.WARN, forged, null, null)).strip().lines()).hasSize(1);
        assertThat(layout().doLayout(new LoggingEvent("", logger, Level.WARN, "two" + newLine + "lines", null, null))).contains("two" + newLine + "lines");
    }

    @Test
    @DisplayName("a log for people says the piece of work and the case, and masks the numbers of customers in its text and in stack traces")
    void masksNumbers() {
        var logger = (Logger) LoggerFactory.getLogger("shop");
        try (var trace = LogMarks.newTrace(); var marked = LogMarks.ofCase("R-1")) {
            var event = new LoggingEvent("", logger, Level.WARN, "called +8613800130000", new IllegalStateException("no answer from 13900130001, 110101199003071234"), null);
            String line = layout().doLayout(event);
            assertThat(line).contains("[" + MDC.get(LogMarks.TRACE) + "] [R-1] shop", "called +86138****0000", "no answer from 139****0001, 110101***********4", "at io.tiaoli.web.running.LogLinesTest")
                    .doesNotContain("13800130000", "13900130001", "19900307");
        }
    }

    @Test
    @DisplayName("each batch of the engine's jobs has a number of its own")
    void tracesJobs() throws Exception {
        var executor = new ThreadPoolTaskExecutor();
        Traces.tracedJobs().postProcessBeforeInitialization(executor, "camundaTaskExecutor");
        executor.initialize();
        try {
            var first = CompletableFuture.supplyAsync(() -> MDC.get(LogMarks.TRACE), executor).get();
            assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(CompletableFuture.supplyAsync(() -> MDC.get(LogMarks.TRACE), executor).get());
        } finally {
            executor.shutdown();
        }
    }

    /** The layout that the settings give the log. */
    private static PatternLayout layout() {
        Map<String, Map<String, Object>> settings = new Yaml().load(LogLinesTest.class.getResourceAsStream("/application.yaml"));
        var layout = new PatternLayout();
        layout.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern((String) settings.get("logging").get("pattern.console"));
        layout.start();
        return layout;
    }
}
