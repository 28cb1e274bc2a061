package io.tiaoli.processes.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

@FlowTest
class RetentionTest {

    /** As the diagrams say. */
    private static final int DAYS = 1095;

    @Autowired Shop shop;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;
    @Autowired Retention retention;

    @Test
    @DisplayName("a paid case stays until its flow's days are over; then its way is archived without the customer's data, and history and messages go; the payment stays")
    void archivesBeforeItCleans() {
        String caseNo = paid();
        String process = jdbc.sql("select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?").param(caseNo).query(String.class).single();
        shop.at(Shop.OPENING.plusDays(DAYS).minusMinutes(1));
        retention.runOnce();
        assertThat(count("ACT_HI_PROCINST", "ID_", process)).as("one minute early").isEqualTo(1);
        assertThat(count("message", "case_no", caseNo)).isEqualTo(1);

        shop.at(Shop.OPENING.plusDays(DAYS).plusHours(2));
        assertThat(retention.runOnce()).isPositive();
        for (String table : new String[] {"ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_TASKINST", "ACT_HI_VARINST", "ACT_HI_DECINST", "ACT_HI_OP_LOG"}) assertThat(count(table, "PROC_INST_ID_", process)).as(table).isZero();
        assertThat(count("message", "case_no", caseNo)).isZero();
        assertThat(count("payment", "case_no", caseNo)).isEqualTo(1);
        String kept = jdbc.sql("select content from case_archive where case_no = ?").param(caseNo).query(String.class).single();
        assertThat(kept).contains("\"step\":\"confirm-receipt\"", "\"who\":\"", "\"wording\":\"payment-collection-", "\"state\":\"COMPLETED\"").doesNotContain("保留期客户").doesNotContain("139000");

        retention.runOnce();
        assertThat(count("case_archive", "case_no", caseNo)).isEqualTo(1);
    }

    @Test
    @DisplayName("a message of a case that still runs, and one that still waits, stay however old they are")
    void keepsWhatIsNotOver() {
        var customer = shop.newCustomer("保留期客户");
        String caseNo = "T-KEEP-" + UUID.randomUUID().toString().substring(0, 8);
        shop.openCase(caseNo, "payment-collection", customer);
        String sent = message(caseNo, "SENT");
        String waiting = message("T-NONE", "WAITING");
        String orphan = message("T-NONE", "SENT");
        shop.at(Shop.OPENING.plusDays(DAYS + 1));
        retention.runOnce();
        assertThat(count("message", "id", sent)).isEqualTo(1);
        assertThat(count("message", "id", waiting)).isEqualTo(1);
        assertThat(count("message", "id", orphan)).isZero();
        jdbc.sql("update message set state = 'CANCELLED' where id = ?").param(waiting).update();
    }

    @ParameterizedTest
    @CsvSource({"01:00-05:00, 00:59, false", "01:00-05:00, 01:00, true", "01:00-05:00, 05:00, false", "22:00-02:00, 23:30, true", "22:00-02:00, 01:59, true", "22:00-02:00, 12:00, false", "off, 03:00, false"})
    @DisplayName("cleaning waits for its window, which may reach over midnight or be off")
    void hasAWindow(String window, String now, boolean open) {
        assertThat(new RetentionSettings(window, Set.of()).isOpen(LocalTime.parse(now))).isEqualTo(open);
    }

    @Test
    @DisplayName("a window that is none stops the start with a sentence")
    void refusesAWrongWindow() {
        assertThatThrownBy(() -> new RetentionSettings("nachts", Set.of())).hasMessageContaining("TIAOLI_RETENTION_WINDOW 的值「nachts」不对");
    }

    private String paid() {
        String caseNo = "T-OLD-" + UUID.randomUUID().toString().substring(0, 8);
        var customer = shop.newCustomer("保留期客户");
        shop.openCase(caseNo, "vehicle-repair", customer);
        shop.start("payment-collection", caseNo, new HashMap<>(Map.of("payerId", customer.id(), "sourceRef", caseNo, "paymentKind", "SETTLEMENT", "amountFen", 28300L)));
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 283));
        jdbc.sql("update service_case set ended_at = started_at where case_no = ?").param(caseNo).update();
        return caseNo;
    }

    private String message(String caseNo, String state) {
        String id = UUID.randomUUID().toString();
        var at = Shop.OPENING.atZone(ZoneId.systemDefault()).toOffsetDateTime();
        jdbc.sql("""
                insert into message (id, once_key, reference, case_no, flow, step, customer_id, channel, address, wording_key, wording_version, content, segments, parts, purpose, business_line,
                    commercial, resend_allowed, state, attempts, not_before, created_at, asked, on_reply, quiet_sms_sent, morning_service, before_departure)
                values (?, ?, '1@1', ?, 'payment-collection', 'tell', 'nobody', 'SMS', '1', 'a.sms', 1, '您好', 1, 1, 'ARRIVAL', 'AUTO', false, false, ?, 0, ?, ?, 0, false, false, false, false)""")
                .params(id, id, caseNo, state, at.plusYears(9), at).update();
        return id;
    }

    private int count(String table, String column, String value) {
        return jdbc.sql("select count(*) from %s where %s = ?".formatted(table, column)).param(value).query(Integer.class).single();
    }
}
