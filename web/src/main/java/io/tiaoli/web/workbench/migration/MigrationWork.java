package io.tiaoli.web.workbench.migration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.web.cases.CaseActs;
import io.tiaoli.web.workbench.migration.MigrationCases.Claimed;

/**
 * Tries and moves the cases of migrations, one transaction a case. A trial is the move itself, taken back; a case that
 * moves is written down in the transaction of its move, so that a node that dies leaves nothing half done.
 */
@Component
class MigrationWork {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWork.class);
    private static final int AT_ONCE = 10;
    private static final int TRIES = 3;

    /** What is needed to move the cases of a run. */
    private record Work(MigrationRun run, CaseState waiting, MigrationPlan plan, Mapping mapping, EngineWords words) {}

    private final MigrationRuns runs;
    private final MigrationCases cases;
    private final Plans plans;
    private final CaseMove move;
    private final CaseActs acts;
    private final TransactionTemplate transaction;

    MigrationWork(MigrationRuns runs, MigrationCases cases, Plans plans, CaseMove move, CaseActs acts, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.cases = cases;
        this.plans = plans;
        this.move = move;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Works on a few cases of each migration that has some left; returns how many were taken in hand. */
    int runOnce() {
        return runOnce(UUID.randomUUID().toString(), AT_ONCE);
    }

    int runOnce(String node, int most) {
        int taken = 0;
        for (var run : runs.working()) taken += work(run, node, most);
        return taken;
    }

    private int work(MigrationRun run, String node, int most) {
        var waiting = run.state() == RunState.TRYING ? CaseState.TO_TRY : CaseState.TO_MOVE;
        var claimed = cases.claim(run.id(), waiting, node, most);
        if (claimed.isEmpty()) {
            if (cases.counts(run.id()).getOrDefault(waiting, 0) == 0) runs.turn(run.id(), run.state(), run.state() == RunState.TRYING ? RunState.TRIED : RunState.DONE);
            return 0;
        }
        prepare(run, waiting).ifPresent(work -> workOn(work, claimed, node));
        cases.release(run.id(), node);
        return claimed.size();
    }

    private Optional<Work> prepare(MigrationRun run, CaseState waiting) {
        try {
            var mapping = runs.mapping(run.id());
            var words = new EngineWords(plans.diagram(run.sourceId()), plans.diagram(run.targetId()));
            return Optional.of(new Work(run, waiting, plans.plan(run.sourceId(), run.targetId(), mapping), mapping, words));
        } catch (ProcessEngineException | MappingRefused e) {
            LOG.warn("Migration {} of {} cannot go on", run.id(), run.folder(), e);
            runs.broken(run.id(), "两个版本之一已经不在了，或者对应关系不再成立，请重新试算");
            return Optional.empty();
        }
    }

    /** Whoever pauses or stops a run waits for one case at most. */
    private void workOn(Work work, List<Claimed> claimed, String node) {
        for (var one : claimed) {
            if (!runs.isIn(work.run().id(), work.run().state())) return;
            for (int tried = 1; !attempt(work, one, node, tried == TRIES); tried++) LOG.debug("Case {} was changed by somebody else, try {}", one.caseNo(), tried);
        }
    }

    /** False when somebody else was faster and it is worth another try. */
    private boolean attempt(Work work, Claimed one, String node, boolean last) {
        boolean trial = work.waiting() == CaseState.TO_TRY;
        try {
            if (trial) tryOut(work, one, node);
            else moveOver(work, one, node);
        } catch (CaseMove.Gone gone) {
            settle(work, one, node, CaseState.GONE, gone.getMessage());
        } catch (CaseMove.Unfit unfit) {
            settle(work, one, node, trial ? CaseState.UNFIT : CaseState.FAILED, unfit.getMessage());
        } catch (OptimisticLockingException busy) {
            if (!last) return false;
            settle(work, one, node, trial ? CaseState.UNFIT : CaseState.FAILED, "正有人在办这个案件，请稍后再试");
        } catch (RuntimeException e) {
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Failure {} while case {} of migration {} was taken over", number, one.caseNo(), work.run().id(), e);
            settle(work, one, node, trial ? CaseState.UNFIT : CaseState.FAILED, "系统出错，错误编号 " + number);
        }
        return true;
    }

    private void tryOut(Work work, Claimed one, String node) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            move.move(one.processId(), work.plan(), work.mapping(), work.words());
        });
        settle(work, one, node, CaseState.FITS, "");
    }

    private void moveOver(Work work, Claimed one, String node) {
        transaction.executeWithoutResult(status -> {
            // first, so that two nodes that hold the same claim wait for each other here
            if (!cases.settle(work.run().id(), one.processId(), node, CaseState.TO_MOVE, CaseState.MOVED, "")) return;
            move.move(one.processId(), work.plan(), work.mapping(), work.words());
            acts.add(one.caseNo(), CaseActs.Act.MIGRATED, Optional.of("从第 %d 版到第 %d 版".formatted(work.run().sourceVersion(), work.run().targetVersion())),
                    work.run().reason().orElse(""), work.run().startedBy().orElseThrow());
        });
    }

    private void settle(Work work, Claimed one, String node, CaseState to, String reason) {
        cases.settle(work.run().id(), one.processId(), node, work.waiting(), to, reason);
    }
}
