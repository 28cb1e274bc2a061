package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.DRAWN;
import static io.tiaoli.workers.parts.ReservationState.RELEASED;
import static io.tiaoli.workers.parts.ReservationState.RESERVED;
import static io.tiaoli.workers.parts.ReservationState.RETURNED;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves pieces between shelf and cases by conditional updates, so that no piece is promised twice.
 * Callers with several parts go in part-number order; two cases then never wait for each other in a circle.
 */
@Component
public class Stock {

    private final JdbcClient jdbc;
    private final Reservations reservations;

    Stock(JdbcClient jdbc, Reservations reservations) {
        this.jdbc = jdbc;
        this.reservations = reservations;
    }

    /** Reserves as many of the wanted pieces as are free and says how many; another case may win between look and take, so look again. */
    int reserve(String caseNo, String partNo, int wanted, Instant at) {
        int quantity = Math.min(wanted, free(partNo));
        while (quantity > 0) {
            if (change("update part set reserved = reserved + :quantity where part_no = :partNo and stock - reserved >= :quantity", partNo, quantity)) {
                reservations.add(caseNo, partNo, RESERVED, quantity, at);
                return quantity;
            }
            quantity = Math.min(wanted, free(partNo));
        }
        return 0;
    }

    /** Gives back what a case or a booking has reserved and did not draw. */
    public void release(String caseNo, Instant at) {
        reservations.of(caseNo, RESERVED).forEach((partNo, quantity) -> release(caseNo, partNo, quantity, at));
    }

    void release(String caseNo, String partNo, int quantity, Instant at) {
        require(change("update part set reserved = reserved - :quantity where part_no = :partNo and reserved >= :quantity", partNo, quantity), partNo, quantity);
        reservations.take(caseNo, partNo, RESERVED, quantity, at);
        reservations.add(caseNo, partNo, RELEASED, quantity, at);
    }

    void draw(String caseNo, String partNo, int quantity, Instant at) {
        require(change("""
                update part set stock = stock - :quantity, reserved = reserved - :quantity
                where part_no = :partNo and stock >= :quantity and reserved >= :quantity""", partNo, quantity), partNo, quantity);
        reservations.take(caseNo, partNo, RESERVED, quantity, at);
        reservations.add(caseNo, partNo, DRAWN, quantity, at);
    }

    void putBack(String caseNo, String partNo, int quantity, Instant at) {
        receive(partNo, quantity);
        reservations.take(caseNo, partNo, DRAWN, quantity, at);
        reservations.add(caseNo, partNo, RETURNED, quantity, at);
    }

    void receive(String partNo, int quantity) {
        require(change("update part set stock = stock + :quantity where part_no = :partNo", partNo, quantity), partNo, quantity);
    }

    private int free(String partNo) {
        return jdbc.sql("select stock - reserved from part where part_no = ? and active").param(partNo).query(Integer.class).optional().orElse(0);
    }

    private boolean change(String sql, String partNo, int quantity) {
        return jdbc.sql(sql).param("partNo", partNo).param("quantity", quantity).update() == 1;
    }

    private static void require(boolean done, String partNo, int quantity) {
        if (!done) throw new IllegalStateException("配件「%s」的账面数量不够 %d 件，请先盘点".formatted(partNo, quantity));
    }
}
