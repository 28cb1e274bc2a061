package io.tiaoli.web.workbench.migration;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The cases of migrations, each with what became of it; a node claims a case before it works on it. */
@Repository
class MigrationCases {

    /** A case with what became of it. */
    record Row(String processId, String caseNo, CaseState state, String reason, Optional<Instant> settledAt) {}

    /** A case that this node has claimed. */
    record Claimed(String processId, String caseNo) {}

    /** One case takes moments; a claim this old was left by a node that is no more. */
    static final Duration LONGEST_CLAIM = Duration.ofMinutes(2);
    private static final int LONGEST_REASON = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    MigrationCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes down all cases that run on a version now; returns how many. */
    int takeDown(String run, String definitionId) {
        return jdbc.sql("""
                insert into migration_case (run_id, process_id, case_no, state)
                select cast(:run as varchar(36)), e.ID_, coalesce(e.BUSINESS_KEY_, e.ID_), 'TO_TRY' from ACT_RU_EXECUTION e where e.PARENT_ID_ is null and e.PROC_DEF_ID_ = :definition""")
                .param("run", run).param("definition", definitionId).update();
    }

    /** Claims up to {@code most} cases that wait in a state, each for this node alone. */
    List<Claimed> claim(String run, CaseState state, String node, int most) {
        var old = stored(clock.instant().minus(LONGEST_CLAIM));
        var free = jdbc.sql("select process_id, case_no from migration_case where run_id = :run and state = :state and (node is null or claimed_at < :old) order by case_no, process_id fetch first :most rows only")
                .param("run", run).param("state", state.name()).param("old", old).param("most", most).query((row, n) -> new Claimed(row.getString(1), row.getString(2))).list();
        return free.stream().filter(found -> jdbc.sql("update migration_case set node = ?, claimed_at = ? where run_id = ? and process_id = ? and state = ? and (node is null or claimed_at < ?)")
                .params(node, stored(clock.instant()), run, found.processId(), state.name(), old).update() == 1).toList();
    }

    /** Gives back what this node claimed and did not work on. */
    void release(String run, String node) {
        jdbc.sql("update migration_case set node = null, claimed_at = null where run_id = ? and node = ? and state in ('TO_TRY', 'TO_MOVE')").params(run, node).update();
    }

    /** Writes down what became of a claimed case; false when the claim is no longer this node's. */
    boolean settle(String run, String processId, String node, CaseState from, CaseState to, String reason) {
        return jdbc.sql("update migration_case set state = ?, reason = ?, node = null, claimed_at = null, settled_at = ? where run_id = ? and process_id = ? and node = ? and state = ?")
                .params(to.name(), reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), stored(clock.instant()), run, processId, node, from.name()).update() == 1;
    }

    /** Lets the cases in some states wait to be moved; returns how many. */
    int line(String run, List<CaseState> states) {
        return jdbc.sql("update migration_case set state = 'TO_MOVE', reason = null, node = null, claimed_at = null, settled_at = null where run_id = :run and state in (:states)")
                .param("run", run).param("states", states.stream().map(Enum::name).toList()).update();
    }

    Map<CaseState, Integer> counts(String run) {
        Map<CaseState, Integer> counts = new EnumMap<>(CaseState.class);
        jdbc.sql("select state, count(*) from migration_case where run_id = ? group by state").param(run).query(row -> {
            counts.put(CaseState.valueOf(row.getString(1)), row.getInt(2));
        });
        return counts;
    }

    /** A page of those in the states, those with a reason first. */
    List<Row> page(String run, List<CaseState> states, int from, int size) {
        return jdbc.sql("""
                select process_id, case_no, state, reason, settled_at from migration_case where run_id = :run and state in (:states)
                order by case when reason is null or reason = '' then 1 else 0 end, case_no, process_id offset :from rows fetch first :size rows only""")
                .param("run", run).param("states", states.stream().map(Enum::name).toList()).param("from", from).param("size", size)
                .query((row, n) -> new Row(row.getString(1), row.getString(2), CaseState.valueOf(row.getString(3)), row.getString(4) == null ? "" : row.getString(4), Moments.readOptional(row, 5))).list();
    }
}
