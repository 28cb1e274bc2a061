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

/** What must be true of every run of every flow, looked at after each step and at the end: the rules of {@code invariants.sql}, and what can only be seen in the moment in which it happens. */
final class Invariants {

    /** Every step that a case has passed, by the number of the case. */
    static final String STEPS = """
            create view step as select a.PROC_INST_ID_ as process, p.BUSINESS_KEY_ as case_no, a.PROC_DEF_KEY_ as flow, a.ACT_ID_ as step, a.START_TIME_ as began, a.END_TIME_ as ended,
            coalesce(a.ACT_INST_STATE_, 0) = 2 as cancelled from ACT_HI_ACTINST a join ACT_HI_PROCINST p on p.ID_ = a.PROC_INST_ID_""";

    private static final List<Rule> RULES = Rule.all();
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
        stage.engine.getTaskService().createTaskQuery().taskDefinitionKey("call-customer").list().stream().filter(task -> seen.add(task.getId())).forEach(task -> called(task, broken));
        messages().stream().filter(message -> seen.add(message.id())).forEach(message -> sent(message, broken));
        RULES.stream().filter(rule -> !rule.atTheEnd()).forEach(rule -> broken.addAll(rule.broken(jdbc)));
        return broken;
    }

    /** What must be true once everything has ended. */
    List<String> brokenAtTheEnd() {
        var broken = broken();
        RULES.stream().filter(Rule::atTheEnd).forEach(rule -> broken.addAll(rule.broken(jdbc)));
        jdbc.sql("select part_no, sum(qty) from part_reservation where state = 'DRAWN' group by part_no").query(row -> {
            String part = row.getString(1);
            if (stock.getOrDefault(part, 0) - row.getInt(2) > stock().getOrDefault(part, 0)) broken.add("more of part %s is gone than was drawn".formatted(part));
        });
        return broken;
    }

    /** Decision D-01: no call at noon, none at night, none to those who do not want it. */
    private void called(Task task, List<String> broken) {
        var variables = stage.doer.variables(task);
        var at = LocalTime.ofInstant(task.getCreateTime().toInstant(), ZoneId.systemDefault());
        var purpose = ContactPurpose.valueOf(String.valueOf(variables.get("contactPurpose")));
        boolean atTheDoor = purpose == ContactPurpose.ARRIVAL && "BEAUTY".equals(variables.get("businessLine"));
        boolean asked = Boolean.TRUE.equals(variables.get("onReply")) || purpose == ContactPurpose.EMERGENCY || atTheDoor;
        if (!asked && "AUTO".equals(variables.get("businessLine")) && !at.isBefore(NOON) && at.isBefore(AFTERNOON)) broken.add("a call task was opened at noon, " + at);
        if (!asked && (at.isBefore(MORNING) || !at.isBefore(NIGHT))) broken.add("a call task was opened at night, " + at);
        if (!asked && !consents.allows(String.valueOf(variables.get("customerId")), purpose)) broken.add("a call task was opened for a customer who does not want it: " + purpose);
    }

    private record Sent(String id, String customerId, String purpose, String wording) {}

    private List<Sent> messages() {
        return jdbc.sql("select id, customer_id, purpose, wording_key from message where sent_at is not null order by id")
                .query((row, n) -> new Sent(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }

    /** A consent may be withdrawn later, so it counts what holds when the message goes out. */
    private void sent(Sent message, List<String> broken) {
        if (!consents.allows(message.customerId(), ContactPurpose.valueOf(message.purpose()))) broken.add("%s was sent to a customer who does not want it".formatted(message.wording()));
    }

    private Map<String, Integer> stock() {
        Map<String, Integer> pieces = new TreeMap<>();
        jdbc.sql("select part_no, stock from part").query(row -> {
            pieces.put(row.getString(1), row.getInt(2));
        });
        return pieces;
    }
}
