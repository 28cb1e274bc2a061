package io.tiaoli.web.workbench.migration;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.stereotype.Component;

/** Takes one case over into another version, in the running transaction. */
@Component
class CaseMove {

    /** The case has ended or is on another version already. */
    static class Gone extends RuntimeException {

        Gone(String message) {
            super(message, null, false, false);
        }
    }

    /** The case cannot move as it stands; the message says why, in Chinese. */
    static class Unfit extends RuntimeException {

        Unfit(String message) {
            super(message, null, false, false);
        }
    }

    private final RuntimeService runtime;
    private final ManagementService management;

    CaseMove(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /**
     * Moves a case with everything in it, or nothing.
     *
     * @throws Gone when it is no longer on the old version
     * @throws Unfit when the engine does not allow it, with every reason
     */
    void move(String processId, MigrationPlan plan, Mapping mapping, EngineWords words) {
        var found = runtime.createProcessInstanceQuery().processInstanceId(processId).singleResult();
        if (found == null) throw new Gone("案件已经结束");
        if (!found.getProcessDefinitionId().equals(plan.getSourceProcessDefinitionId())) {
            throw new Gone(found.getProcessDefinitionId().equals(plan.getTargetProcessDefinitionId()) ? "案件已经在新版本上" : "案件已经在别的版本上");
        }
        try {
            runtime.newMigration(plan).processInstanceIds(processId).execute();
        } catch (MigratingProcessInstanceValidationException e) {
            throw new Unfit(reasons(e.getValidationReport(), words));
        }
        mapping.steps().stream().filter(step -> step.waits() == Waits.SINCE).forEach(step -> recount(processId, step.target()));
    }

    /** A timer that goes on waiting is due as the new version says, counted from when the wait began. */
    private void recount(String processId, String event) {
        management.createJobQuery().processInstanceId(processId).activityId(event).timers().list().forEach(timer -> management.recalculateJobDuedate(timer.getId(), true));
    }

    private static String reasons(MigratingProcessInstanceValidationReport report, EngineWords words) {
        Set<String> reasons = new LinkedHashSet<>();
        Stream.concat(
                report.getActivityInstanceReports().stream().flatMap(step -> step.getFailures().stream().map(failure -> words.of(failure, step.getSourceScopeId()))),
                report.getTransitionInstanceReports().stream().flatMap(step -> step.getFailures().stream().map(failure -> words.of(failure, step.getSourceScopeId()))))
                .forEach(reasons::add);
        report.getFailures().stream().map(failure -> words.of(failure, "")).forEach(reasons::add);
        return String.join("；", reasons);
    }
}
