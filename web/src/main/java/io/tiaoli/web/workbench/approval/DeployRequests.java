package io.tiaoli.web.workbench.approval;

import static io.tiaoli.workers.database.Moments.stored;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.web.workbench.Draft;
import io.tiaoli.web.workbench.approval.DeployRequest.State;
import io.tiaoli.workers.database.Moments;

/** The table of requests to deploy; a folder has one that waits. */
@Repository
class DeployRequests {

    private static final String SELECT = """
            select id, folder, based_on, revision, content_hash, reason, asked_by, asked_at, state, settled_by, settled_at, answer, deployment_id from deploy_request\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeployRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when one waits already */
    void add(Draft draft, String hash, String reason, String by) {
        if (waiting(draft.folder()).isPresent()) throw alreadyAsked();
        try {
            jdbc.sql("""
                    insert into deploy_request (id, folder, waiting_folder, based_on, revision, content_hash, reason, asked_by, asked_at, state)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')""")
                    .params(UUID.randomUUID().toString(), draft.folder(), draft.folder(), draft.basedOn(), draft.revision(), hash, reason, by, stored(clock.instant())).update();
        } catch (DuplicateKeyException askedAtTheSameMoment) {
            throw alreadyAsked();
        }
    }

    private static IllegalArgumentException alreadyAsked() {
        return new IllegalArgumentException("这份草稿已经申请过发布，正在等另一位负责人同意");
    }

    Optional<DeployRequest> waiting(String folder) {
        return jdbc.sql(SELECT + "where waiting_folder = ?").param(folder).query(DeployRequests::row).optional();
    }

    List<DeployRequest> waiting() {
        return jdbc.sql(SELECT + "where state = 'WAITING' order by asked_at").query(DeployRequests::row).list();
    }

    /** The newest first. */
    List<DeployRequest> of(String folder, int most) {
        return jdbc.sql(SELECT + "where folder = ? order by asked_at desc, id fetch first ? rows only").params(folder, most).query(DeployRequests::row).list();
    }

    /** What was settled since, the newest first. */
    List<DeployRequest> settledSince(Instant since) {
        return jdbc.sql(SELECT + "where state <> 'WAITING' and settled_at >= ? order by settled_at desc").param(stored(since)).query(DeployRequests::row).list();
    }

    /** Ends the wait of a request; false when it waited no longer. */
    boolean settle(String id, State state, String by, String answer) {
        return jdbc.sql("update deploy_request set state = ?, waiting_folder = null, settled_by = ?, settled_at = ?, answer = ? where id = ? and state = 'WAITING'")
                .params(state.name(), by, stored(clock.instant()), answer, id).update() == 1;
    }

    /** Whatever waits for the folder is void from now on. */
    void drop(String folder, String by, String why) {
        waiting(folder).ifPresent(request -> settle(request.id(), State.VOID, by, why));
    }

    void deployed(String id, String deployment) {
        jdbc.sql("update deploy_request set deployment_id = ? where id = ?").params(deployment, id).update();
    }

    /** Whether the second owner has just agreed, in the transaction that deploys now. */
    boolean isBeingDeployed(String folder) {
        return jdbc.sql("select count(*) from deploy_request where folder = ? and state = 'APPROVED' and deployment_id is null").param(folder).query(Integer.class).single() > 0;
    }

    private static DeployRequest row(ResultSet row, int n) throws SQLException {
        return new DeployRequest(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5), row.getString(6), row.getString(7), Moments.read(row, 8),
                State.valueOf(row.getString(9)), Optional.ofNullable(row.getString(10)), Moments.readOptional(row, 11), Optional.ofNullable(row.getString(12)), Optional.ofNullable(row.getString(13)));
    }
}
