package io.tiaoli.workers.parts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many pieces of which part a case has in which state. */
@Repository
public class Reservations {

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pieces by part number, in part-number order; parts without any are left out. */
    public SortedMap<String, Integer> of(String caseNo, ReservationState state) {
        SortedMap<String, Integer> pieces = new TreeMap<>();
        jdbc.sql("select part_no, qty from part_reservation where case_no = ? and state = ? and qty > 0").params(caseNo, state.name())
                .query(row -> {
                    pieces.put(row.getString(1), row.getInt(2));
                });
        return pieces;
    }

    void add(String caseNo, String partNo, ReservationState state, int quantity, Instant at) {
        int changed = jdbc.sql("update part_reservation set qty = qty + ?, at = ? where case_no = ? and part_no = ? and state = ?")
                .params(quantity, at.atOffset(ZoneOffset.UTC), caseNo, partNo, state.name()).update();
        if (changed == 0) {
            jdbc.sql("insert into part_reservation (case_no, part_no, state, qty, at) values (?, ?, ?, ?, ?)")
                    .params(caseNo, partNo, state.name(), quantity, at.atOffset(ZoneOffset.UTC)).update();
        }
    }

    void take(String caseNo, String partNo, ReservationState state, int quantity, Instant at) {
        int changed = jdbc.sql("update part_reservation set qty = qty - ?, at = ? where case_no = ? and part_no = ? and state = ? and qty >= ?")
                .params(quantity, at.atOffset(ZoneOffset.UTC), caseNo, partNo, state.name(), quantity).update();
        if (changed == 0) throw new IllegalStateException("%s 没有 %d 件状态为 %s 的配件「%s」".formatted(caseNo, quantity, state, partNo));
    }
}
