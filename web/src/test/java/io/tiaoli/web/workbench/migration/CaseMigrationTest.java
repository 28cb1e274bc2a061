package io.tiaoli.web.workbench.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.workbench.InstalledFlows;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

@AppTest
class CaseMigrationTest {

    static final String OWNER = "process-owner-workshop-1";

    @Autowired PartsReturn parts;
    @Autowired InstalledFlows flows;
    @Autowired Plans plans;
    @Autowired Migrations migrations;
    @Autowired MigrationRuns runs;
    @Autowired MigrationCases cases;
    @Autowired MigrationWork work;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired FormService forms;
    @Autowired ManagementService management;
    @Autowired Floor floor;
    @Autowired JdbcClient jdbc;

    List<ProcessInstance> waiting;

    /** Of twenty cases of the first version one stands at its last step, and two wait for the supplier, which the second version does not. */
    @BeforeEach
    void twenty() {
        parts.deployFirst();
        parts.start(17);
        var told = parts.start(1).get(0);
        parts.complete(told);
        floor.advance(Duration.ofDays(2).plusMinutes(1));
        waiting = parts.start(2);
        waiting.forEach(parts::complete);
        parts.deploySecond();
    }

    @AfterEach
    void gone() {
        parts.remove();
    }

    Flow flow() {
        return flows.all().stream().filter(flow -> flow.id().equals(PartsReturn.ID)).findFirst().orElseThrow();
    }

    Mapping proposed() {
        return plans.propose(parts.version(1).getId(), parts.version(2).getId());
    }

    MigrationRun tried() {
        String id = migrations.tryOut(flow(), parts.version(1), parts.version(2), proposed(), OWNER);
        finish();
        return run(id);
    }

    MigrationRun run(String id) {
        return runs.find(id).orElseThrow();
    }

    void finish() {
        while (work.runOnce() > 0) assertThat(runs.working()).isNotEmpty();
        work.runOnce();
    }

    Map<String, Instant> timers() {
        return management.createJobQuery().processDefinitionKey(PartsReturn.ID).timers().list().stream().collect(Collectors.toMap(job -> job.getProcessInstanceId(), job -> job.getDuedate().toInstant()));
    }

    static Instant at(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant();
    }

    @Test
    @DisplayName("steps are mapped by id, and by name where the id is another one; a changed timer is counted anew from when the wait began")
    void proposes() {
        assertThat(proposed().of("check-part")).contains(new MappedStep("check-part", "check-part", Waits.KEEP));
        assertThat(proposed().of("tell-result")).contains(new MappedStep("tell-result", "say-result", Waits.KEEP));
        assertThat(proposed().of("check-late")).contains(new MappedStep("check-late", "check-late", Waits.SINCE));
        assertThat(proposed().of("wait-supplier")).isEmpty();

        var source = plans.diagram(parts.version(1).getId());
        var lost = proposed().with(source.find("check-part").orElseThrow(), Optional.empty(), Waits.KEEP);
        assertThatThrownBy(() -> plans.plan(parts.version(1).getId(), parts.version(2).getId(), lost)).isInstanceOfSatisfying(MappingRefused.class,
                refused -> assertThat(refused.reasons()).containsEntry("check-late", List.of("它在「检查配件」上，「检查配件」也要对应到「检查配件」")));
        var wrong = proposed().with(source.find("wait-supplier").orElseThrow(), plans.diagram(parts.version(2).getId()).find("check-part"), Waits.KEEP);
        assertThatThrownBy(() -> plans.plan(parts.version(1).getId(), parts.version(2).getId(), wrong)).isInstanceOfSatisfying(MappingRefused.class,
                refused -> assertThat(refused.reasons().get("wait-supplier")).contains("两步的类型不同，不能对应"));
    }

    @Test
    @DisplayName("a trial says of twenty cases which two cannot move and why, and changes none of them")
    void trial() {
        var before = timers();
        var run = tried();
        assertThat(run.state()).isEqualTo(RunState.TRIED);
        assertThat(cases.counts(run.id())).containsExactlyInAnyOrderEntriesOf(Map.of(CaseState.FITS, 18, CaseState.UNFIT, 2));
        assertThat(cases.page(run.id(), List.of(CaseState.UNFIT), 0, 50)).allSatisfy(row -> {
            assertThat(row.reason()).isEqualTo("停在「等供应商」，新版里没有对应的步骤");
            assertThat(waiting).extracting(ProcessInstance::getId).contains(row.processId());
        });
        assertThat(parts.on(1)).isEqualTo(20);
        assertThat(parts.on(2)).isZero();
        assertThat(timers()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from case_act where act = 'MIGRATED' and case_no like 'PR-%' and case_no in (select case_no from migration_case where run_id = ?)").param(run.id()).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("the cases that fit move with their tasks, forms and timers; the two others stay as they are, are listed, and move when they can")
    void moves() {
        var before = timers();
        var run = tried();
        migrations.start(run, OWNER, "期限短了");
        finish();
        assertThat(run(run.id()).state()).isEqualTo(RunState.DONE);
        assertThat(cases.counts(run.id())).containsExactlyInAnyOrderEntriesOf(Map.of(CaseState.MOVED, 18, CaseState.FAILED, 2));
        assertThat(parts.on(2)).isEqualTo(18);
        assertThat(tasks.createTaskQuery().processDefinitionId(parts.version(2).getId()).taskDefinitionKey("check-part").count()).isEqualTo(17);
        var renamed = tasks.createTaskQuery().processDefinitionId(parts.version(2).getId()).taskDefinitionKey("say-result").singleResult();
        assertThat(forms.getDeployedTaskForm(renamed.getId())).asString(java.nio.charset.StandardCharsets.UTF_8).contains("怎么答的");
        // begun at nine on the first day: due after two days and not after three, however late the case moves
        assertThat(timers().entrySet()).filteredOn(timer -> waiting.stream().noneMatch(w -> w.getId().equals(timer.getKey()))).hasSize(17).allSatisfy(timer -> {
            assertThat(before.get(timer.getKey())).isEqualTo(at(Floor.OPENING.plusDays(3)));
            assertThat(timer.getValue()).isEqualTo(at(Floor.OPENING.plusDays(2)));
        });
        waiting.forEach(one -> assertThat(timers().get(one.getId())).isEqualTo(before.get(one.getId())));
        String told = cases.page(run.id(), List.of(CaseState.MOVED), 0, 50).get(0).caseNo();
        assertThat(jdbc.sql("select detail || '|' || reason || '|' || who from case_act where case_no = ?").param(told).query(String.class).list()).containsExactly("从第 1 版到第 2 版|期限短了|" + OWNER);

        floor.advance(Duration.ofDays(2).plusMinutes(1));
        assertThat(tasks.createTaskQuery().processDefinitionId(parts.version(1).getId()).taskDefinitionKey("tell-result").count()).isEqualTo(2);
        migrations.again(run(run.id()), OWNER);
        finish();
        assertThat(cases.counts(run.id())).containsExactlyEntriesOf(Map.of(CaseState.MOVED, 20));
        assertThat(parts.on(1)).isZero();
        waiting.forEach(parts::complete);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(PartsReturn.ID).processInstanceIds(waiting.stream().map(ProcessInstance::getId).collect(Collectors.toSet())).count()).isZero();
    }

    @Test
    @DisplayName("a pause lets no further case move, going on does, stopping leaves the rest where it is")
    void pauses() {
        var run = tried();
        migrations.start(run, OWNER, "期限短了");
        assertThat(work.runOnce("one", 5)).isEqualTo(5);
        migrations.pause(run, OWNER);
        assertThat(work.runOnce()).isZero();
        assertThat(parts.on(2)).isLessThanOrEqualTo(5).isGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> migrations.pause(run, OWNER)).hasMessageContaining("现在「已暂停」");
        migrations.goOn(run, OWNER);
        assertThat(work.runOnce("one", 5)).isEqualTo(5);
        migrations.stop(run, OWNER);
        assertThat(work.runOnce()).isZero();
        assertThat(cases.counts(run.id())).containsEntry(CaseState.TO_MOVE, 10);
        assertThat(parts.on(1)).isGreaterThanOrEqualTo(10);
        assertThat(runs.acts(run.id())).extracting(MigrationRuns.Act::what).containsExactly("试算", "开始迁移", "暂停", "继续", "停止");
    }

    @Test
    @DisplayName("what a killed node had claimed is moved by another one after two minutes, once; what it says too late does not count")
    void killed() {
        var run = tried();
        migrations.start(run, OWNER, "期限短了");
        var claimed = cases.claim(run.id(), CaseState.TO_MOVE, "killed", 10);
        assertThat(claimed).hasSize(10);
        assertThat(cases.claim(run.id(), CaseState.TO_MOVE, "other", 50)).hasSize(10).doesNotContainAnyElementsOf(claimed);
        cases.release(run.id(), "other");
        finish();
        assertThat(run(run.id()).state()).isEqualTo(RunState.MOVING);
        assertThat(cases.counts(run.id())).containsEntry(CaseState.TO_MOVE, 10);

        floor.at(floor.now().plus(MigrationCases.LONGEST_CLAIM).plusSeconds(1));
        finish();
        assertThat(run(run.id()).state()).isEqualTo(RunState.DONE);
        assertThat(parts.on(2)).isEqualTo(18);
        assertThat(cases.settle(run.id(), claimed.get(0).processId(), "killed", CaseState.TO_MOVE, CaseState.FAILED, "too late")).isFalse();
        assertThat(jdbc.sql("select count(*) from case_act a join migration_case c on c.case_no = a.case_no where c.run_id = ? and a.act = 'MIGRATED'").param(run.id()).query(Integer.class).single()).isEqualTo(18);
    }

    @Test
    @DisplayName("a case that ended or moved meanwhile is said to be gone; a flow without cases on the old version has nothing to move")
    void goneMeanwhile() {
        var run = tried();
        runtime.deleteProcessInstance(waiting.get(0).getId(), "customer kept the part");
        migrations.start(run, OWNER, "期限短了");
        var other = tried();
        finish();
        assertThat(cases.page(run.id(), List.of(CaseState.GONE), 0, 50)).singleElement().satisfies(row -> assertThat(row.reason()).isEqualTo("案件已经结束"));
        assertThat(cases.page(other.id(), List.of(CaseState.GONE, CaseState.UNFIT, CaseState.FITS), 0, 50)).isNotEmpty();
        runtime.deleteProcessInstance(waiting.get(1).getId(), "customer kept the part");
        assertThatThrownBy(this::tried).hasMessage("第 1 版没有正在办的案件，不用迁移");
    }
}
