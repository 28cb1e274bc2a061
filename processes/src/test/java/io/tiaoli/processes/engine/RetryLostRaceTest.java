package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.workers.forms.StoredFormRecords;

@FlowTest
class RetryLostRaceTest {

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired StoredFormRecords records;
    @Autowired JdbcClient jdbc;

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    @DisplayName("of two people who save the same record of a case at the same moment, the second one's is the next version")
    void sameRecord() {
        int version = engine.getCommandExecutorTxRequired().execute(context -> {
            int next = save("T-RACE-1");
            // as if somebody else had written this version since it was counted
            if (tries.incrementAndGet() == 1) jdbc.sql("insert into form_record (case_no, record, version, form, step, content, entered_at) select case_no, record, version, form, step, content, entered_at from form_record where case_no = 'T-RACE-1'").update();
            return next;
        });
        assertThat(tries).hasValue(2);
        assertThat(version).as("nothing of the first try is left").isEqualTo(1);
        assertThat(records.of("T-RACE-1")).hasSize(1);
    }

    @Test
    @DisplayName("somebody else was faster in the engine's tables: tried again; three times at most")
    void engines() {
        String done = engine.getCommandExecutorTxRequired().execute(context -> {
            if (tries.incrementAndGet() < 3) throw new OptimisticLockingException("somebody was faster");
            return "done";
        });
        assertThat(done).isEqualTo("done");
        tries.set(0);
        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            tries.incrementAndGet();
            throw new DuplicateKeyException("always there");
        })).isInstanceOf(DuplicateKeyException.class);
        assertThat(tries).hasValue(3);
    }

    private int save(String caseNo) {
        return records.save(caseNo, "round", "round.form", "check-round", JsonNodeFactory.instance.objectNode(), "car-washer-1", Instant.parse("2026-11-23T02:00:00Z"));
    }
}
