package io.tiaoli.workers.cases;

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

/** The table of cases. */
@Repository
public class Cases {

    /**
     * One run of a flow.
     *
     * @param parentNo the case that called or caused it
     * @param processId the engine's id of it
     */
    public record Case(String caseNo, String flow, Optional<String> parentNo, Optional<String> customerId, Optional<String> vehicleId,
            String processId, Instant startedAt, Optional<Instant> endedAt, Optional<String> outcome) {}

    /** A case as a search shows it. */
    public record Found(Case found, Optional<String> customerName, Optional<String> phone, Optional<String> plateNo) {}

    private static final String COLUMNS = "c.case_no, c.flow, c.parent_no, c.customer_id, c.vehicle_id, c.process_id, c.started_at, c.ended_at, c.outcome";

    private final JdbcClient jdbc;
    private final Clock clock;

    Cases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Case> find(String caseNo) {
        return jdbc.sql("select " + COLUMNS + " from service_case c where c.case_no = ?").param(caseNo).query(Cases::row).optional();
    }

    /** Opens a case in the transaction of its start. */
    public void open(String caseNo, String flow, Optional<String> parentNo, Optional<String> customerId, Optional<String> vehicleId, String processId) {
        jdbc.sql("insert into service_case (case_no, flow, parent_no, customer_id, vehicle_id, process_id, started_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(caseNo, flow, parentNo.orElse(null), customerId.orElse(null), vehicleId.orElse(null), processId, OffsetDateTime.now(clock)).update();
    }

    /** Says whose case it is, once that is known. */
    public void concerns(String caseNo, String customerId, Optional<String> vehicleId) {
        jdbc.sql("update service_case set customer_id = ?, vehicle_id = coalesce(?, vehicle_id) where case_no = ?").params(customerId, vehicleId.orElse(null), caseNo).update();
    }

    /** Closes a case and frees what it held as the only active one. */
    public void close(String caseNo, String outcome) {
        jdbc.sql("update service_case set ended_at = ?, outcome = ? where case_no = ?").params(OffsetDateTime.now(clock), outcome, caseNo).update();
        jdbc.sql("delete from active_case where case_no = ?").param(caseNo).update();
    }

    /** The cases that this one called or caused. */
    public List<Case> childrenOf(String caseNo) {
        return jdbc.sql("select " + COLUMNS + " from service_case c where c.parent_no = ? order by c.started_at, c.case_no").param(caseNo).query(Cases::row).list();
    }

    /** Cases by part of number, plate, phone or name, newest first; an empty text finds the newest of all. */
    public List<Found> search(String text, int most) {
        String like = "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return jdbc.sql("select " + COLUMNS + """
                , u.full_name, u.phone, v.plate_no from service_case c
                 left join customer u on u.id = c.customer_id left join vehicle v on v.id = c.vehicle_id
                 where upper(c.case_no) like upper(:like) escape '!' or upper(v.plate_no) like upper(:like) escape '!'
                    or u.phone like :like escape '!' or u.full_name like :like escape '!'
                 order by c.started_at desc, c.case_no desc fetch first\s""" + most + " rows only")
                .param("like", like)
                .query((row, n) -> new Found(row(row, n), Optional.ofNullable(row.getString(10)), Optional.ofNullable(row.getString(11)), Optional.ofNullable(row.getString(12))))
                .list();
    }

    /** The active case that holds (flow, key), where the flow allows one at a time. */
    public Optional<String> active(String flow, String key) {
        return jdbc.sql("select case_no from active_case where flow = ? and active_key = ?").params(flow, key).query(String.class).optional();
    }

    /** Takes (flow, key) for a case; two at once: the second fails on the primary key. */
    public void activate(String flow, String key, String caseNo) {
        jdbc.sql("insert into active_case (flow, active_key, case_no) values (?, ?, ?)").params(flow, key, caseNo).update();
    }

    private static Case row(ResultSet row, int n) throws SQLException {
        return new Case(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)), row.getString(6), Moments.read(row, 7),
                Moments.readOptional(row, 8), Optional.ofNullable(row.getString(9)));
    }
}
