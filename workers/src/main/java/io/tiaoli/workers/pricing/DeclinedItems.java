package io.tiaoli.workers.pricing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers did not want, until it is offered again. */
@Repository
public class DeclinedItems {

    private final JdbcClient jdbc;

    DeclinedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was declined for a vehicle and not offered again since, oldest first. */
    public List<DeclinedItem> openFor(String vehicleId) {
        return where("vehicle_id = ? and offered_again_case is null", vehicleId);
    }

    /** What was declined in a case. */
    public List<DeclinedItem> of(String caseNo) {
        return where("case_no = ?", caseNo);
    }

    private List<DeclinedItem> where(String condition, String value) {
        return jdbc.sql("select id, case_no, name, part_no, amount_fen from declined_item where " + condition + " order by at, name").param(value)
                .query((row, n) -> new DeclinedItem(row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)), row.getLong(5)))
                .list();
    }

    void add(String vehicleId, String caseNo, QuoteLine line, Instant at) {
        jdbc.sql("insert into declined_item (id, vehicle_id, case_no, name, part_no, amount_fen, at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), vehicleId, caseNo, line.name(), line.partNo().orElse(null), line.amountFen(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void offeredAgain(DeclinedItem item, String inCase) {
        jdbc.sql("update declined_item set offered_again_case = ? where id = ?").params(inCase, item.id()).update();
    }
}
