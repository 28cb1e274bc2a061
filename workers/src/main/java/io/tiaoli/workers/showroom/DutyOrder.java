package io.tiaoli.workers.showroom;

import java.time.LocalDate;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.showroom.SalesTeam.Consultant;

/** The order in which consultants receive visitors, anew each day. */
@Repository
public class DutyOrder {

    private final JdbcClient jdbc;

    DutyOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order of a day, number one first; empty before the morning's preparation. */
    public List<Consultant> of(LocalDate day) {
        return jdbc.sql("select user_id, name from duty_order where on_day = ? order by position").param(day)
                .query((row, n) -> new Consultant(row.getString(1), row.getString(2))).list();
    }

    /** Sets the order of a day: everybody who is present, and every day somebody else is first. */
    List<Consultant> set(LocalDate day, List<Consultant> present) {
        List<Consultant> order = new ArrayList<>(present);
        if (!order.isEmpty()) Collections.rotate(order, -(int) Math.floorMod(day.toEpochDay(), order.size()));
        jdbc.sql("delete from duty_order where on_day = ?").param(day).update();
        for (int i = 0; i < order.size(); i++) {
            jdbc.sql("insert into duty_order (on_day, position, user_id, name) values (?, ?, ?, ?)").params(day, i + 1, order.get(i).userId(), order.get(i).name()).update();
        }
        return order;
    }
}
