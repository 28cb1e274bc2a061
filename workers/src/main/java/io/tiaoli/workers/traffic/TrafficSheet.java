package io.tiaoli.workers.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The traffic sheet 客流统计表; lines are never changed. */
@Repository
public class TrafficSheet {

    /** How somebody came. */
    public enum Channel {CALL, VISIT}

    /**
     * One line.
     *
     * @param at when they came or hung up
     * @param consultant the user who talked with them
     */
    public record Line(String caseNo, Instant at, Channel channel, Optional<String> customerId, Optional<String> name, Optional<String> phone, String purpose,
            Optional<String> model, Optional<String> consultant, Optional<String> note) {}

    private static final String SELECT = "select case_no, at, channel, customer_id, name, phone, purpose, model, consultant, note from traffic_line ";

    private final JdbcClient jdbc;

    TrafficSheet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a line; the same key again changes nothing. */
    public void add(Line line, String onceKey) {
        if (jdbc.sql("select count(*) from traffic_line where once_key = ?").param(onceKey).query(Integer.class).single() > 0) return;
        jdbc.sql("insert into traffic_line (id, case_no, at, channel, customer_id, name, phone, purpose, model, consultant, note, once_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), line.caseNo(), line.at().atOffset(ZoneOffset.UTC), line.channel().name(), line.customerId().orElse(null), line.name().orElse(null),
                        line.phone().orElse(null), line.purpose(), line.model().orElse(null), line.consultant().orElse(null), line.note().orElse(null), onceKey).update();
    }

    /** The lines of a channel from a moment (included) until another (not included), in order. */
    public List<Line> between(Channel channel, Instant from, Instant until) {
        return jdbc.sql(SELECT + "where channel = ? and at >= ? and at < ? order by at, id").params(channel.name(), from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query(TrafficSheet::line).list();
    }

    /** The lines of one case, in order. */
    public List<Line> of(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = ? order by at, id").param(caseNo).query(TrafficSheet::line).list();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(row.getString(1), Moments.read(row, 2), Channel.valueOf(row.getString(3)), Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)), row.getString(7), Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)), Optional.ofNullable(row.getString(10)));
    }
}
