package io.tiaoli.processes.forms;

import java.time.Clock;

import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.workers.forms.StoredFormRecords;

/** Keeps an entry under the name of whoever works in the running command. */
@Component
class Author {

    private final StoredFormRecords records;
    private final Clock clock;

    Author(StoredFormRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    void keeps(String caseNo, String record, String form, String step, JsonNode content) {
        var authentication = Context.getCommandContext().getAuthentication();
        records.save(caseNo, record, form, step, content, authentication == null ? null : authentication.getUserId(), clock.instant());
    }
}
