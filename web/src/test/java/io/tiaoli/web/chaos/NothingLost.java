package io.tiaoli.web.chaos;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the database after a run: cases against their history, jobs, parts and money against their own books. */
final class NothingLost {

    /** Steps at which a case stands still; scopes around them are kept by the engine in another way. */
    private static final String STANDS = "('userTask', 'receiveTask', 'callActivity', 'intermediateTimer', 'intermediateMessageCatch', 'eventBasedGateway')";

    /** Each statement finds what must not be, as one text a row. */
    private static final Map<String, String> RULES = new TreeMap<>(Map.ofEntries(
            Map.entry("a running case has no history", "select e.ID_ from ACT_RU_EXECUTION e where e.PARENT_ID_ is null and not exists (select 1 from ACT_HI_PROCINST h where h.ID_ = e.PROC_INST_ID_ and h.END_TIME_ is null)"),
            Map.entry("history says that a case runs, which does not", "select h.ID_ from ACT_HI_PROCINST h where h.END_TIME_ is null and not exists (select 1 from ACT_RU_EXECUTION e where e.ID_ = h.ID_)"),
            Map.entry("history says that a case stands at a step, where it does not",
                    "select h.ACT_ID_ || ' of ' || h.PROC_INST_ID_ from ACT_HI_ACTINST h where h.END_TIME_ is null and h.ACT_TYPE_ in " + STANDS
                            + " and not exists (select 1 from ACT_RU_EXECUTION e where e.ACT_INST_ID_ = h.ID_)"),
            Map.entry("a case stands at a step, of which history knows nothing",
                    "select e.ACT_ID_ || ' of ' || e.PROC_INST_ID_ from ACT_RU_EXECUTION e where e.IS_ACTIVE_ and e.ACT_INST_ID_ is not null and e.ACT_ID_ is not null"
                            + " and not exists (select 1 from ACT_HI_ACTINST h where h.ID_ = e.ACT_INST_ID_ and h.END_TIME_ is null) and not exists (select 1 from ACT_RU_EXECUTION c where c.PARENT_ID_ = e.ID_)"),
            Map.entry("a task is open, of which history knows nothing", "select t.NAME_ || ' ' || t.ID_ from ACT_RU_TASK t where not exists (select 1 from ACT_HI_ACTINST h where h.TASK_ID_ = t.ID_ and h.END_TIME_ is null)"),
            Map.entry("history says that a task is open, which is not", "select h.ACT_ID_ || ' ' || h.TASK_ID_ from ACT_HI_ACTINST h where h.TASK_ID_ is not null and h.END_TIME_ is null and not exists (select 1 from ACT_RU_TASK t where t.ID_ = h.TASK_ID_)"),
            Map.entry("our case is open, the engine's is not, or the other way round",
                    "select c.case_no from service_case c left join ACT_HI_PROCINST h on h.ID_ = c.process_id where c.process_id <> 'none' and (h.ID_ is null or (c.ended_at is null) <> (h.END_TIME_ is null))"),
            Map.entry("a running case has no row of ours", "select h.ID_ from ACT_HI_PROCINST h where h.BUSINESS_KEY_ is null or not exists (select 1 from service_case c where c.case_no = h.BUSINESS_KEY_)"),
            Map.entry("two cases run for what only one may run for", "select flow || ' ' || active_key from active_case group by flow, active_key having count(*) > 1"),
            Map.entry("more is reserved than cases hold, or less", """
                    select p.part_no || ': ' || p.reserved from part p where p.reserved <> (select coalesce(sum(r.qty), 0) from part_reservation r where r.part_no = p.part_no and r.state = 'RESERVED')"""),
            Map.entry("more is reserved than there is", "select part_no || ': ' || reserved || ' of ' || stock from part where reserved > stock"),
            Map.entry("a payment is not the sum of its receipts", """
                    select p.payment_no || ': ' || p.received_fen from payment p where p.received_fen <> (select coalesce(sum(r.amount_fen), 0) from payment_receipt r where r.payment_no = p.payment_no)"""),
            Map.entry("more was received than was asked for", "select payment_no || ': ' || received_fen || ' of ' || amount_fen from payment where received_fen > amount_fen"),
            Map.entry("a receipt was counted twice", "select receipt_no from payment_receipt group by receipt_no having count(*) > 1"),
            Map.entry("one settlement was asked for twice", "select source_ref from payment where kind = 'SETTLEMENT' and state <> 'CLOSED' group by source_ref, kind having count(*) > 1"),
            Map.entry("an event was delivered and still waits", "select e.id from event e where e.state = 'DELIVERED' and not exists (select 1 from event_delivery d where d.event_id = e.id)")));

    private final JdbcClient jdbc;
    private final List<String> wrong = new ArrayList<>();

    private NothingLost(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be asked when everything has come to rest.
     *
     * @param started process instances whose start a node has confirmed
     * @param completed tasks whose completion a node has confirmed
     * @param now of the nodes
     * @param lock how long a node may keep a job
     */
    static List<String> of(JdbcClient jdbc, Collection<String> started, Collection<String> completed, Instant now, Duration lock) {
        var check = new NothingLost(jdbc);
        RULES.forEach((what, sql) -> check.found(what, jdbc.sql(sql).query(String.class).list()));
        check.confirmed(started, completed);
        check.jobs(now, lock);
        return check.wrong;
    }

    private void confirmed(Collection<String> started, Collection<String> completed) {
        var known = jdbc.sql("select ID_ from ACT_HI_PROCINST").query(String.class).set();
        found("a start was confirmed and is lost", started.stream().filter(id -> !known.contains(id)).toList());
        var done = jdbc.sql("select TASK_ID_ from ACT_HI_ACTINST where TASK_ID_ is not null and END_TIME_ is not null").query(String.class).set();
        found("a completed task was confirmed and is lost", completed.stream().filter(id -> !done.contains(id)).toList());
    }

    private void jobs(Instant now, Duration lock) {
        found("a job is kept for longer than one lock period", jdbc.sql("select ID_ from ACT_RU_JOB where LOCK_OWNER_ is not null and (LOCK_EXP_TIME_ < :long or LOCK_EXP_TIME_ > :far)")
                .param("long", Timestamp.from(now.minus(lock))).param("far", Timestamp.from(now.plus(lock).plusSeconds(5))).query(String.class).list());
        found("a job is due for longer than one lock period and nobody does it",
                jdbc.sql("select HANDLER_TYPE_ || ' ' || ID_ from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and coalesce(DUEDATE_, CREATE_TIME_) < :long and LOCK_OWNER_ is null")
                        .param("long", Timestamp.from(now.minus(lock))).query(String.class).list());
        found("a step has failed for good", jdbc.sql("select i.ACTIVITY_ID_ || ': ' || coalesce(i.INCIDENT_MSG_, '') from ACT_RU_INCIDENT i").query(String.class).list());
    }

    private void found(String what, List<String> rows) {
        if (!rows.isEmpty()) wrong.add("%s: %d, as %s".formatted(what, rows.size(), rows.subList(0, Math.min(3, rows.size()))));
    }
}
