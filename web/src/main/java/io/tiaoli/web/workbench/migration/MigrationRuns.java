package io.tiaoli.web.workbench.migration;

import static io.tiaoli.workers.database.Moments.stored;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of migrations, their mappings, and who did what to them. */
@Repository
class MigrationRuns {

    /** Something that somebody did to a run. */
    record Act(String what, String who, Instant at) {}

    private static final String SELECT = """
            select id, folder, source_id, source_version, target_id, target_version, state, begun_by, begun_at, started_by, reason, problem from migration_run\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    MigrationRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(MigrationRun run, Mapping mapping) {
        jdbc.sql("insert into migration_run (id, folder, source_id, source_version, target_id, target_version, state, begun_by, begun_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(run.id(), run.folder(), run.sourceId(), run.sourceVersion(), run.targetId(), run.targetVersion(), run.state().name(), run.begunBy(), stored(run.begunAt())).update();
        mapping.steps().forEach(step -> jdbc.sql("insert into migration_step (run_id, source_step, target_step, waits) values (?, ?, ?, ?)")
                .params(run.id(), step.source(), step.target(), step.waits().name()).update());
    }

    Optional<MigrationRun> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(MigrationRuns::row).optional();
    }

    /** The newest first. */
    List<MigrationRun> of(String folder) {
        return jdbc.sql(SELECT + "where folder = ? order by begun_at desc, id").param(folder).query(MigrationRuns::row).list();
    }

    /** Those that nodes have something to do for, the oldest first. */
    List<MigrationRun> working() {
        return jdbc.sql(SELECT + "where state in ('TRYING', 'MOVING') order by begun_at, id").query(MigrationRuns::row).list();
    }

    Mapping mapping(String id) {
        return new Mapping(jdbc.sql("select source_step, target_step, waits from migration_step where run_id = ? order by source_step").param(id)
                .query((row, n) -> new MappedStep(row.getString(1), row.getString(2), Waits.valueOf(row.getString(3)))).list());
    }

    boolean isIn(String id, RunState state) {
        return jdbc.sql("select count(*) from migration_run where id = ? and state = ?").params(id, state.name()).query(Integer.class).single() > 0;
    }

    /** False when it was no longer in that state. */
    boolean turn(String id, RunState from, RunState to) {
        return jdbc.sql("update migration_run set state = ? where id = ? and state = ?").params(to.name(), id, from.name()).update() == 1;
    }

    void started(String id, String by, String reason) {
        jdbc.sql("update migration_run set started_by = ?, reason = ? where id = ?").params(by, reason, id).update();
    }

    /** Stops a run that cannot go on. */
    void broken(String id, String problem) {
        jdbc.sql("update migration_run set state = 'STOPPED', problem = ? where id = ?").params(problem, id).update();
    }

    void note(String id, String act, String who) {
        jdbc.sql("insert into migration_act (run_id, act, who, at) values (?, ?, ?, ?)").params(id, act, who, stored(clock.instant())).update();
    }

    /** The oldest first. */
    List<Act> acts(String id) {
        return jdbc.sql("select act, who, at from migration_act where run_id = ? order by seq").param(id).query((row, n) -> new Act(row.getString(1), row.getString(2), Moments.read(row, 3))).list();
    }

    private static MigrationRun row(ResultSet row, int n) throws SQLException {
        return new MigrationRun(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5), row.getInt(6), RunState.valueOf(row.getString(7)), row.getString(8),
                Moments.read(row, 9), Optional.ofNullable(row.getString(10)), Optional.ofNullable(row.getString(11)), Optional.ofNullable(row.getString(12)));
    }
}
