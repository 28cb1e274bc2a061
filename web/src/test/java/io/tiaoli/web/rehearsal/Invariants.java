package io.tiaoli.web.rehearsal;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

/** What must be true of every run of every flow, looked at after each step and at the end. */
final class Invariants {

    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 30);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);

    private final Stage stage;
    private final Consents consents;
    private final JdbcClient jdbc;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> stock = new TreeMap<>();

    Invariants(ApplicationContext spring) {
        this.stage = spring.getBean(Stage.class);
        this.consents = spring.getBean(Consents.class);
        this.jdbc = stage.jdbc;
        stock.putAll(stock());
        messages().forEach(message -> seen.add(message.id()));
    }

    /** What is wrong now. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        stage.engine.getRuntimeService().createIncidentQuery().list().forEach(incident -> broken.add("incident at %s: %s".formatted(incident.getActivityId(), incident.getIncidentMessage())));
        jdbc.sql("select name, problem from event where failures > 0").query((row, n) -> "event %s could not be delivered: %s".formatted(row.getString(1), row.getString(2))).list().forEach(broken::add);
        stage.engine.getTaskService().createTaskQuery().list().stream().filter(task -> seen.add(task.getId())).forEach(task -> opened(task, broken));
        messages().stream().filter(message -> seen.add(message.id())).forEach(message -> sent(message, broken));
        money(broken);
        parts(broken);
        return broken;
    }

    private void opened(Task task, List<String> broken) {
        if (task.getTaskDefinitionKey().equals("call-customer")) called(task, broken);
        if (task.getTaskDefinitionKey().equals("repair-car") || task.getTaskDefinitionKey().equals("do-extra-work")) repaired(task, broken);
    }

    /** D-01: no call at noon, none at night, none to those who do not want it. */
    private void called(Task task, List<String> broken) {
        var variables = stage.doer.variables(task);
        var at = LocalTime.ofInstant(task.getCreateTime().toInstant(), ZoneId.systemDefault());
        var purpose = ContactPurpose.valueOf(String.valueOf(variables.get("contactPurpose")));
        boolean asked = Boolean.TRUE.equals(variables.get("onReply")) || purpose == ContactPurpose.EMERGENCY;
        if (!asked && "AUTO".equals(variables.get("businessLine")) && !at.isBefore(NOON) && at.isBefore(AFTERNOON)) broken.add("a call task was opened at noon, " + at);
        if (!asked && (at.isBefore(MORNING) || !at.isBefore(NIGHT))) broken.add("a call task was opened at night, " + at);
        if (!asked && !consents.allows(String.valueOf(variables.get("customerId")), purpose)) broken.add("a call task was opened for a customer who does not want it: " + purpose);
    }

    /** Nothing is repaired before the customer has signed the order. */
    private void repaired(Task task, List<String> broken) {
        String caseNo = stage.engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
        int signed = jdbc.sql("select count(*) from document where case_no = ? and kind = 'vehicle-repair-order-sheet' and signed_at is not null").param(caseNo).query(Integer.class).single();
        int approved = jdbc.sql("select count(*) from quote where case_no = ? and state = 'SIGNED'").param(caseNo).query(Integer.class).single();
        if (signed == 0) broken.add("%s began before the order was signed".formatted(task.getTaskDefinitionKey()));
        if (approved == 0) broken.add("%s began without a quote that the customer agreed to".formatted(task.getTaskDefinitionKey()));
    }

    private record Sent(String id, String customerId, String purpose, String wording, String state, LocalTime at) {}

    private List<Sent> messages() {
        return jdbc.sql("select id, customer_id, purpose, wording_key, state, sent_at from message where sent_at is not null order by id").query((row, n) -> new Sent(row.getString(1), row.getString(2),
                row.getString(3), row.getString(4), row.getString(5), LocalTime.ofInstant(row.getObject(6, java.time.OffsetDateTime.class).toInstant(), ZoneId.systemDefault()))).list();
    }

    private void sent(Sent message, List<String> broken) {
        var purpose = ContactPurpose.valueOf(message.purpose());
        if (message.at().isBefore(MORNING) || !message.at().isBefore(NIGHT)) broken.add("%s was sent at %s".formatted(message.wording(), message.at()));
        if (!consents.allows(message.customerId(), purpose)) broken.add("%s was sent to a customer who does not want it".formatted(message.wording()));
    }

    private void money(List<String> broken) {
        rows("""
                select p.payment_no, p.amount_fen, p.received_fen, coalesce(sum(r.amount_fen), 0) from payment p left join payment_receipt r on r.payment_no = p.payment_no
                group by p.payment_no, p.amount_fen, p.received_fen having p.received_fen <> coalesce(sum(r.amount_fen), 0) or p.received_fen > p.amount_fen""", "a payment does not add up", broken);
        rows("select payment_no, amount_fen, received_fen from payment where state = 'PAID' and received_fen <> amount_fen", "a payment counts as paid and is not", broken);
        rows("""
                select f.source_ref, sum(f.amount_fen) from refund f group by f.source_ref
                having sum(f.amount_fen) > (select coalesce(sum(p.received_fen), 0) from payment p where p.source_ref = f.source_ref or p.case_no = f.source_ref)""", "more is given back than was received", broken);
        rows("select case_no, version, total_fen from quote where total_fen <> labour_fen + parts_fen", "a quote does not add up", broken);
        rows("select case_no, version, line_no from quote_line where amount_fen <> quantity * unit_fen", "a line of a quote does not add up", broken);
        rows("""
                select case_no, version, amount_due_fen from settlement where amount_due_fen < 0
                   or amount_due_fen <> greatest(0, labour_fen + parts_fen - free_fen - claim_covered_fen - case when benefit = 'PARTS' then benefit_value_fen else 0 end - agreement_fen)""", "a settlement does not add up", broken);
        rows("""
                select s.case_no, s.version, s.labour_fen + s.parts_fen from settlement s where s.labour_fen + s.parts_fen <> (select coalesce(sum(l.amount_fen), 0) from quote_line l
                join quote q on q.case_no = l.case_no and q.version = l.version where l.case_no = s.case_no and q.state = 'SIGNED')""",
                "a settlement is not the sum of the lines that the customer agreed to", broken);
    }

    private void parts(List<String> broken) {
        rows("""
                select p.part_no, p.reserved, coalesce(sum(r.qty), 0) from part p left join part_reservation r on r.part_no = p.part_no and r.state = 'RESERVED'
                group by p.part_no, p.reserved having p.reserved <> coalesce(sum(r.qty), 0)""", "the reserved pieces of a part do not add up", broken);
    }

    /** What must be true once everything has ended. */
    List<String> brokenAtTheEnd() {
        var broken = broken();
        rows("select r.case_no, r.part_no, r.qty from part_reservation r where r.state = 'RESERVED' and r.qty > 0", "a part is still reserved", broken);
        jdbc.sql("select part_no, sum(qty) from part_reservation where state = 'DRAWN' group by part_no").query(row -> {
            String part = row.getString(1);
            if (stock.getOrDefault(part, 0) - row.getInt(2) > stock().getOrDefault(part, 0)) broken.add("more of part %s is gone than was drawn".formatted(part));
        });
        rows("""
                select a.appointment_no, a.state, a.slot_at from appointment a left join service_case c on c.case_no = a.appointment_no
                where a.state in ('HELD', 'CONFIRMED') and a.place = 'WORKSHOP' and c.ended_at is not null""", "a slot was not given back", broken);
        return broken;
    }

    private Map<String, Integer> stock() {
        Map<String, Integer> pieces = new TreeMap<>();
        jdbc.sql("select part_no, stock from part").query(row -> {
            pieces.put(row.getString(1), row.getInt(2));
        });
        return pieces;
    }

    private void rows(String sql, String said, List<String> broken) {
        jdbc.sql(sql).query().listOfRows().forEach(row -> broken.add(said + ": " + row));
    }
}
