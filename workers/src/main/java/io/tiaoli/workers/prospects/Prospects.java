package io.tiaoli.workers.prospects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of prospects. */
@Repository
public class Prospects {

    private static final String SELECT = "select case_no, customer_id, consultant, model, left_at, result, reason, competitor, visit_at, next_contact_at, recorded_at from prospect ";

    private final JdbcClient jdbc;

    Prospects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Prospect> find(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = ?").param(caseNo).query(Prospects::row).optional();
    }

    /** The reception's list of a day: whom to expect, earliest first. */
    public List<Prospect> expected(LocalDate day) {
        var zone = ZoneId.systemDefault();
        return jdbc.sql(SELECT + "where result = ? and visit_at >= ? and visit_at < ? order by visit_at, case_no")
                .params(ProspectResult.VISIT_AGREED.name(), day.atStartOfDay(zone).toOffsetDateTime(), day.plusDays(1).atStartOfDay(zone).toOffsetDateTime()).query(Prospects::row).list();
    }

    /** Opens a prospect, or starts it again where they have been here once more. */
    void open(String caseNo, OpenProspect.In in) {
        int changed = jdbc.sql("update prospect set consultant = coalesce(?, consultant), model = coalesce(?, model), left_at = ?, result = null, visit_at = null, next_contact_at = null where case_no = ?")
                .params(in.consultantId().orElse(null), in.model().orElse(null), at(in.leftAt()), caseNo).update();
        if (changed == 0) {
            jdbc.sql("insert into prospect (case_no, customer_id, consultant, model, level, left_at, refuse_reason) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(caseNo, in.prospectId(), in.consultantId().orElse(null), in.model().orElse(null), in.level().map(Enum::name).orElse(null), at(in.leftAt()), in.refuseReason().orElse(null)).update();
        }
    }

    void record(String caseNo, RecordProspect.In in, Instant now) {
        jdbc.sql("""
                update prospect set result = ?, reason = coalesce(?, reason), competitor = coalesce(?, competitor), visit_at = ?, next_contact_at = ?, recorded_at = ?
                where case_no = ?""")
                .params(in.result().name(), in.reason().orElse(null), in.competitor().orElse(null), in.visitAgreedAt().map(Prospects::at).orElse(null),
                        in.nextContactAt().map(Prospects::at).orElse(null), at(now), caseNo).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Prospect row(ResultSet row, int n) throws SQLException {
        return new Prospect(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)), Moments.read(row, 5),
                Optional.ofNullable(row.getString(6)).map(ProspectResult::valueOf), Optional.ofNullable(row.getString(7)), Optional.ofNullable(row.getString(8)),
                Moments.readOptional(row, 9), Moments.readOptional(row, 10), Moments.readOptional(row, 11));
    }
}
