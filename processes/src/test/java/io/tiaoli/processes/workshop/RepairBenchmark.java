package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.DatabaseWork;
import io.tiaoli.testing.Report;
import io.tiaoli.workers.documents.DocumentPreview;
import io.tiaoli.workers.wording.Wording;
import io.tiaoli.workers.wording.Wordings;

/** A booked maintenance from arrival to farewell, in our vehicle-repair and the usual way, in turn. */
@FlowTest
class RepairBenchmark {

    private static final int WARM_UP = 3;
    private static final int SETTLES = 20;
    private static final int PRINTS = 5;

    /** What one way has cost over all cases. */
    private static final class Cost {

        DatabaseWork work = DatabaseWork.NONE;
        double seconds;
        double cpu;
        long questions;
    }

    private long looks;
    private long questions;

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;
    @Autowired Workers workers;
    @Autowired DocumentPreview previews;
    @Autowired Wordings wordings;
    @Autowired ObjectMapper json;

    @Test
    @DisplayName("vehicle-repair beside the usual way, in turn")
    void measures() {
        visit.open();
        shop.lookWhen(this::isDue);
        repair();
        List<UsualRepair.Did> steps = did();
        int cases = Report.sizes("cases", "20").get(0);
        Cost ours = new Cost();
        Cost theirs = new Cost();
        try (var usual = new UsualRepair(steps, this::paper)) {
            for (int i = -WARM_UP; i < cases; i++) {
                visit.open();
                Cost mine = i < 0 ? new Cost() : ours;
                Cost other = i < 0 ? new Cost() : theirs;
                count(jdbc, mine, () -> { repair(); return 0; });
                if (i == cases - 1) often();
                looks = looks();
                questions = questions();
                count(usual.database(), other, () -> usual.run(arrival()));
            }
        }
        Cost idle = new Cost();
        shop.lookWhen(() -> true);
        for (int i = 0; i < SETTLES; i++) count(jdbc, idle, () -> { shop.settle(); return 0; });
        Cost printing = new Cost();
        for (int i = 0; i < PRINTS; i++) count(jdbc, printing, () -> { steps.forEach(step -> step.paper().ifPresent(wording -> paper(wording, step.person()))); return 0; });
        long people = steps.stream().filter(UsualRepair.Did::person).count();
        report(steps, cases, ours, theirs, idle, people, printing.cpu * 1000 / PRINTS);
        assertThat(ours.work.statements()).isPositive();
    }

    private void report(List<UsualRepair.Did> steps, int cases, Cost ours, Cost theirs, Cost idle, long people, double printing) {
        // a look for what is due asks for all cases and for deadlines and absences too; a running application looks by the clock
        double looking = (double) idle.work.statements() / SETTLES * looks;
        // and which task is open at the step, who may take it (the task and its groups), whether a job is still there
        double mine = (double) ours.work.statements() / cases - looking - questions - 2.0 * people;
        double usual = (double) (theirs.work.statements() - theirs.questions) / cases;
        double cpu = ours.cpu * 1000 / cases - idle.cpu * 1000 / SETTLES * looks;
        double usualCpu = theirs.cpu * 1000 / cases;
        var report = new Report("A booked maintenance: %d steps of people, %d of machines, %d papers and %d of them again with their signature; %d cases each way, in turn".formatted(people, steps.size() - people,
                steps.stream().filter(step -> !step.person() && step.paper().isPresent()).count(), steps.stream().filter(step -> step.person() && step.paper().isPresent()).count(), cases),
                "for one case", "ours", "usual", "ours / usual");
        row(report, "statements, the driver's own questions left out", mine, usual);
        row(report, "statements, all", (double) ours.work.statements() / cases, (double) theirs.work.statements() / cases);
        row(report, "selects, all", (double) ours.work.selects() / cases, (double) theirs.work.selects() / cases);
        row(report, "transactions, reading ones too", (double) ours.work.transactions() / cases, (double) theirs.work.transactions() / cases);
        row(report, "commits that wrote", (double) ours.work.commits() / cases, (double) theirs.work.commits() / cases);
        row(report, "rows written", (double) ours.work.rows() / cases, (double) theirs.work.rows() / cases);
        row(report, "WAL, kB", ours.work.walBytes() / 1024.0 / cases, theirs.work.walBytes() / 1024.0 / cases);
        row(report, "time in the database, ms", ours.work.milliseconds() / cases, theirs.work.milliseconds() / cases);
        row(report, "CPU of PostgreSQL, all, ms", ours.work.cpuSeconds() * 1000 / cases, theirs.work.cpuSeconds() * 1000 / cases);
        row(report, "CPU of the JVM, the looks left out, ms", cpu, usualCpu);
        row(report, "of this, printing, ms", printing, printing);
        row(report, "CPU of the JVM without looks and printing, ms", cpu - printing, usualCpu - printing);
        row(report, "CPU of the JVM, all, ms", ours.cpu * 1000 / cases, usualCpu);
        row(report, "cases/s of one driver", cases / ours.seconds, cases / theirs.seconds);
        report.write();
    }

    /** How often the shop looked for what is due in the case before: events are asked for once a look. */
    private long looks() {
        return jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where query like 'select e.id from event e where e.state = %'").query(Long.class).single();
    }

    /** How often the test asked in the case before which task is open at a step, whether anything is due, and whether a job is still there. */
    private long questions() {
        return jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where query like 'select distinct%from ACT_RU_TASK RES%TASK_DEF_KEY_ = %' or query like 'SELECT COUNT%from ACT_RU_JOB RES%RES.ID_ = %' or query like 'select exists%is_due%'").query(Long.class).single();
    }

    /** Whether a job, an event or a message waits for somebody to look: the driver of the usual way asks for its jobs as often. */
    private boolean isDue() {
        return jdbc.sql("""
                select exists (select 1 from act_ru_job where retries_ > 0 and suspension_state_ = 1 and duedate_ <= :now)
                    or exists (select 1 from message where state = 'WAITING' and not_before <= :now)
                    or exists (select 1 from event e join act_ru_event_subscr s on s.event_type_ = 'message'
                        and (s.event_name_ in (e.name || ' ' || e.event_key, e.name || ' ' || e.vehicle_key) or s.event_name_ = e.name and s.execution_id_ is null)
                        where e.state = 'WAITING') as is_due""")
                .param("now", Timestamp.valueOf(shop.now())).query(Boolean.class).single();
    }

    /** As an owner sees it, on the same printer; a signed one without the picture of the signature. */
    private byte[] paper(String wording, boolean signed) {
        var stored = wordings.get(wording + ".html");
        String text = signed ? stored.text().replaceAll("\\{\\{[#/]\\s*signature\\s*}}", "").replaceAll("<img[^>]*>", "") : stored.text();
        return previews.pdf(new Wording(stored.key(), stored.version(), text), "单据");
    }

    /** What the last case of ours asked most often, to see where it can be less. */
    private void often() {
        var report = new Report("What our case asks most often", "statement", "calls", "rows", "WAL, bytes");
        jdbc.sql("select left(regexp_replace(replace(query, '|', '/'), '\\s+', ' ', 'g'), 110), calls, rows, wal_bytes from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database() order by calls desc limit 25")
                .query((row, n) -> report.row(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4))).list();
        report.write();
    }

    private static void row(Report report, String name, double ours, double usual) {
        report.row(name, ours, usual, ours / usual);
    }

    private void repair() {
        visit.booked(true);
        garage.receive().estimate("SEMI_SYNTHETIC").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(283).handOver();
    }

    private Map<String, Object> arrival() {
        Map<String, Object> arrival = new HashMap<>();
        for (String name : List.of("customerId", "vehicleId", "appointmentNo", "advisorId", "kind", "arrivedAt", "caseNo", "plateNo", "customerName", "phone")) arrival.put(name, "客户的 " + name);
        arrival.putAll(Map.of("booked", true, "earlyEnough", true, "isFirstMaintenance", false, "mileageKm", 20_000));
        return arrival;
    }

    private interface Case {

        int run();
    }

    private static void count(JdbcClient database, Cost cost, Case once) {
        var began = DatabaseWork.begin(database);
        var system = (OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long time = System.nanoTime();
        cost.questions += once.run();
        cost.seconds += (System.nanoTime() - time) / 1e9;
        cost.cpu += (system.getProcessCpuTime() - cpu) / 1e9;
        cost.work = cost.work.plus(DatabaseWork.since(database, began));
    }

    // the steps of our case, as its history says them ---------------------------------------------------------

    private List<UsualRepair.Did> did() {
        List<HistoricActivityInstance> all = new ArrayList<>(engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(visit.order.getId()).list());
        engine.getHistoryService().createHistoricProcessInstanceQuery().superProcessInstanceId(visit.order.getId()).list()
                .forEach(called -> all.addAll(engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(called.getId()).list()));
        var signed = jdbc.sql("select kind from document where case_no = ? and signed_at is not null order by signed_at, made_at").param(visit.caseNo()).query(String.class).list().iterator();
        return all.stream().sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)).filter(activity -> activity.getActivityType().matches("userTask|serviceTask|businessRuleTask"))
                .map(activity -> did(activity, signed)).toList();
    }

    private UsualRepair.Did did(HistoricActivityInstance activity, Iterator<String> signed) {
        var element = engine.getRepositoryService().getBpmnModelInstance(activity.getProcessDefinitionId()).getModelElementById(activity.getActivityId());
        if (element instanceof UserTask task) return new UsualRepair.Did(activity.getActivityId(), true, fields(activity.getProcessDefinitionId(), task.getCamundaFormRef()),
                activity.getActivityId().startsWith("sign-") && signed.hasNext() ? Optional.of(signed.next()) : Optional.empty());
        if (!(element instanceof ServiceTask service) || service.getCamundaDelegateExpression() == null) return new UsualRepair.Did(activity.getActivityId(), false, 1, Optional.empty());
        String worker = service.getCamundaDelegateExpression().replaceAll("[${}]", "");
        int results = Math.max(1, workers.find(worker).map(declared -> declared.outputs().size()).orElse(1));
        return new UsualRepair.Did(activity.getActivityId(), false, results, worker.equals("makeDocument") ? paper(activity.getActivityId()) : Optional.empty());
    }

    private Optional<String> paper(String step) {
        return jdbc.sql("select kind from document where case_no = ? and made_by like ? order by made_at fetch first 1 rows only").params(visit.caseNo(), "%/" + step).query(String.class).optional();
    }

    private int fields(String definition, String form) {
        String deployment = engine.getRepositoryService().getProcessDefinition(definition).getDeploymentId();
        try (var resource = engine.getRepositoryService().getResourceAsStream(deployment, form + ".form")) {
            return Math.max(1, (int) json.readTree(resource).findValues("key").stream().filter(key -> !key.asText().isBlank()).count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
