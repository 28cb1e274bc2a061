package io.tiaoli.processes.flows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Which folder was deployed when, by whom and why, and which contents were ever shipped. */
@Repository
public class FlowHistory {

    /** {@code origin}: SHIPPED or OWNER. */
    public record Entry(String deploymentId, String folder, String origin, String hash, Optional<String> by, Optional<String> reason, Instant at) {}

    private static final String NEWEST_FIRST = """
            select deployment_id, folder, origin, content_hash, deployed_by, reason, deployed_at from flow_deployment
            where folder = ? order by seq desc""";

    private final JdbcClient jdbc;
    private final Clock clock;

    FlowHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits until no other node deploys; held until the end of the transaction. */
    void lock() {
        jdbc.sql("select name from platform_lock where name = 'deployment' for update").query(String.class).single();
    }

    /** The deployments of a folder, the newest first. */
    public List<Entry> of(String folder) {
        return jdbc.sql(NEWEST_FIRST).param(folder).query(FlowHistory::entry).list();
    }

    /** The newest deployment of a folder. */
    public Optional<Entry> latest(String folder) {
        return jdbc.sql(NEWEST_FIRST + " fetch first 1 rows only").param(folder).query(FlowHistory::entry).optional();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)), Moments.read(row, 7));
    }

    /** The folder that holds a flow, where it was ever deployed. */
    public Optional<String> folderOf(String flow) {
        return jdbc.sql("select folder from flow_deployment where folder like ? escape '!' order by seq desc fetch first 1 rows only")
                .param("%/" + flow.replace("!", "!!").replace("_", "!_").replace("%", "!%")).query(String.class).optional();
    }

    /** The folders whose newest deployment has a file of this name. */
    public List<String> holding(String file) {
        return jdbc.sql("""
                select d.folder from flow_deployment d join act_ge_bytearray f on f.deployment_id_ = d.deployment_id
                where f.name_ = ? and d.seq = (select max(n.seq) from flow_deployment n where n.folder = d.folder) order by d.folder""").param(file).query(String.class).list();
    }

    void deployed(String deploymentId, FlowFolder folder, String origin, Optional<String> reason) {
        jdbc.sql("insert into flow_deployment (deployment_id, folder, origin, content_hash, reason, deployed_at) values (?, ?, ?, ?, ?, ?)")
                .params(deploymentId, folder.name(), origin, folder.hash(), reason.orElse(null), OffsetDateTime.now(clock)).update();
    }

    /** Who wanted a deployment that the application made for them. */
    void signed(String deploymentId, String author) {
        jdbc.sql("update flow_deployment set deployed_by = ? where deployment_id = ?").params(author, deploymentId).update();
    }

    /** Remembers a shipped content; false when it was shipped before. {@code state}: TAKEN or WAITING. */
    boolean shipped(FlowFolder folder, String state) {
        if (jdbc.sql("select count(*) from shipped_flow where folder = ? and content_hash = ?").params(folder.name(), folder.hash()).query(Integer.class).single() > 0) return false;
        jdbc.sql("insert into shipped_flow (folder, content_hash, shipped_at, state) values (?, ?, ?, ?)").params(folder.name(), folder.hash(), OffsetDateTime.now(clock), state).update();
        return true;
    }

    /** Remembers all that a version of the product brought; false when a node with the same version, or a newer one after it, was here before. */
    boolean released(String hash) {
        if (jdbc.sql("select count(*) from shipped_release where content_hash = ?").param(hash).query(Integer.class).single() > 0) return false;
        jdbc.sql("insert into shipped_release (content_hash, shipped_at) values (?, ?)").params(hash, OffsetDateTime.now(clock)).update();
        return true;
    }

    /** The owner now runs a content: if it was shipped, nothing of the folder waits any more. */
    void taken(FlowFolder folder) {
        jdbc.sql("update shipped_flow set state = 'TAKEN' where folder = ? and state = 'WAITING' and exists (select 1 from shipped_flow s where s.folder = ? and s.content_hash = ?)")
                .params(folder.name(), folder.name(), folder.hash()).update();
    }

    /** The product no longer brings a folder. */
    void removed(String folder) {
        jdbc.sql("update shipped_flow set state = 'REMOVED' where folder = ?").param(folder).update();
    }

    /** Whether a folder that the product brings again was removed before. */
    boolean cameBack(String folder) {
        return jdbc.sql("update shipped_flow set state = 'TAKEN' where folder = ? and state = 'REMOVED'").param(folder).update() > 0;
    }

    /** Folders with a shipped version that waits for its owner. */
    public List<String> waiting() {
        return jdbc.sql("select distinct folder from shipped_flow where state = 'WAITING' order by folder").query(String.class).list();
    }
}
