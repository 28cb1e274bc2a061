package io.tiaoli.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.web.testing.AppTest;

/** The check of the chaos run is checked itself: it must find what is put into the database behind everybody's back. */
@AppTest
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
class NothingLostTest {

    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired Clock clock;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            more is reserved than cases hold, or less | insert into part (part_no, name, unit, price_fen, stock, reserved, active) values ('LOST-1', '片', '副', 1, 5, 3, true)
            more is reserved than there is | insert into part (part_no, name, unit, price_fen, stock, reserved, active) values ('LOST-1', '片', '副', 1, 5, 9, true)
            a payment is not the sum of its receipts | insert into payment (payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, state, due_at) values ('LOST-1', 'L', 'L', 'L', 'DEPOSIT', 500, 100, 'OPEN', now())
            more was received than was asked for | insert into payment (payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, state, due_at) values ('LOST-1', 'L', 'L', 'L', 'DEPOSIT', 500, 900, 'OPEN', now())
            one settlement was asked for twice | insert into payment (payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, state, due_at) select no, 'L', 'L', 'L', 'SETTLEMENT', 1, 0, 'OPEN', now() from (values ('LOST-1'), ('LOST-2')) v (no)
            a job is due for longer than one lock period and nobody does it | insert into ACT_RU_JOB (ID_, TYPE_, HANDLER_TYPE_, RETRIES_, SUSPENSION_STATE_, DUEDATE_, CREATE_TIME_) values ('LOST-1', 'message', 'lost', 3, 1, '2020-01-01', '2020-01-01')
            a job is kept for longer than one lock period | insert into ACT_RU_JOB (ID_, TYPE_, RETRIES_, SUSPENSION_STATE_, LOCK_OWNER_, LOCK_EXP_TIME_, CREATE_TIME_) values ('LOST-1', 'message', 3, 1, 'gone', '2020-01-01', '2020-01-01')
            history says that a case runs, which does not | insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, PROC_DEF_ID_, START_TIME_) values ('LOST-1', 'LOST-1', 'lost', now())
            a task is open, of which history knows nothing | insert into ACT_RU_TASK (ID_, NAME_, SUSPENSION_STATE_) values ('LOST-1', 'lost', 1)
            a step has failed for good | insert into ACT_RU_INCIDENT (ID_, REV_, INCIDENT_TIMESTAMP_, INCIDENT_TYPE_, ACTIVITY_ID_) values ('LOST-1', 1, now(), 'failedJob', 'lost')
            """)
    @DisplayName("the check finds that ")
    void finds(String what, String behindEverybodysBack) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            var before = check(List.of(), List.of());
            jdbc.sql(behindEverybodysBack).update();
            assertThat(check(List.of(), List.of())).filteredOn(line -> !before.contains(line)).anyMatch(line -> line.startsWith(what + ":"));
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("the check finds that what a node has confirmed is not there")
    void findsWhatIsLost() {
        assertThat(check(List.of("LOST-1"), List.of("LOST-2"))).contains("a start was confirmed and is lost: 1, as [LOST-1]", "a completed task was confirmed and is lost: 1, as [LOST-2]");
    }

    private List<String> check(List<String> started, List<String> completed) {
        return NothingLost.of(jdbc, started, completed, clock.instant(), Duration.ofMinutes(5));
    }
}
