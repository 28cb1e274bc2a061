package io.tiaoli.web.workbench.migration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** What an owner does with migrations: try, start, pause, go on, stop, and try the failed ones again. */
@Service
@Transactional
class Migrations {

    private final MigrationRuns runs;
    private final MigrationCases cases;
    private final Plans plans;
    private final Clock clock;

    Migrations(MigrationRuns runs, MigrationCases cases, Plans plans, Clock clock) {
        this.runs = runs;
        this.cases = cases;
        this.plans = plans;
        this.clock = clock;
    }

    /** @throws NotThere when the flow has no such migration */
    MigrationRun require(Flow flow, String id) {
        return runs.find(id).filter(run -> run.folder().equals(flow.folder())).orElseThrow(() -> new NotThere("流程「%s」没有编号为「%s」的迁移".formatted(flow.name(), id)));
    }

    /**
     * Has all running cases of the old version tried with a mapping; none of them changes.
     *
     * @return the id of the migration
     * @throws MappingRefused when the engine does not allow the mapping
     * @throws IllegalArgumentException when no case runs on the old version
     */
    String tryOut(Flow flow, ProcessDefinition source, ProcessDefinition target, Mapping mapping, String user) {
        plans.plan(source.getId(), target.getId(), mapping);
        String id = UUID.randomUUID().toString();
        runs.add(new MigrationRun(id, flow.folder(), source.getId(), source.getVersion(), target.getId(), target.getVersion(), RunState.TRYING, user, clock.instant(),
                Optional.empty(), Optional.empty(), Optional.empty()), mapping);
        if (cases.takeDown(id, source.getId()) == 0) throw new IllegalArgumentException("第 %d 版没有正在办的案件，不用迁移".formatted(source.getVersion()));
        runs.note(id, "试算", user);
        return id;
    }

    /** Moves every case that was tried, also those that did not fit then: each is looked at again when its turn comes. */
    void start(MigrationRun run, String user, String reason) {
        turn(run, RunState.TRIED, RunState.MOVING);
        runs.started(run.id(), user, reason);
        if (cases.line(run.id(), List.of(CaseState.FITS, CaseState.UNFIT)) == 0) throw new IllegalArgumentException("没有可以迁移的案件");
        runs.note(run.id(), "开始迁移", user);
    }

    void pause(MigrationRun run, String user) {
        turn(run, RunState.MOVING, RunState.PAUSED);
        runs.note(run.id(), "暂停", user);
    }

    void goOn(MigrationRun run, String user) {
        turn(run, RunState.PAUSED, RunState.MOVING);
        runs.note(run.id(), "继续", user);
    }

    /** For good: cases that have not had their turn stay on the old version. */
    void stop(MigrationRun run, String user) {
        if (!runs.turn(run.id(), RunState.MOVING, RunState.STOPPED)) turn(run, RunState.PAUSED, RunState.STOPPED);
        runs.note(run.id(), "停止", user);
    }

    void again(MigrationRun run, String user) {
        turn(run, RunState.DONE, RunState.MOVING);
        if (cases.line(run.id(), List.of(CaseState.FAILED)) == 0) throw new IllegalArgumentException("没有要再试的案件");
        runs.note(run.id(), "再试没有迁移的", user);
    }

    private void turn(MigrationRun run, RunState from, RunState to) {
        if (!runs.turn(run.id(), from, to)) throw new IllegalArgumentException("这次迁移现在「%s」，请刷新后再看".formatted(runs.find(run.id()).map(MigrationRun::state).map(RunState::label).orElse("不在")));
    }
}
