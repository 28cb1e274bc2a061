package io.tiaoli.workers.showroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Which cars are still to be handed over, when, and whether they are in stock; the morning's list is made from it. */
@Repository
public class DeliveryPlans {

    /** One order; {@code vehicle} is model and colour for people. */
    public record Plan(String orderNo, String customerId, String customerName, String vehicle, Instant plannedAt, boolean inStock) {}

    private static final String SELECT = "select order_no, customer_id, customer_name, vehicle, planned_at, in_stock from delivery_plan ";

    private final JdbcClient jdbc;

    DeliveryPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters an order to be delivered, or changes date and stock. */
    public void put(Plan plan) {
        int changed = jdbc.sql("update delivery_plan set customer_name = ?, vehicle = ?, planned_at = ?, in_stock = ?, open = true where order_no = ?")
                .params(plan.customerName(), plan.vehicle(), plan.plannedAt().atOffset(ZoneOffset.UTC), plan.inStock(), plan.orderNo()).update();
        if (changed == 0) {
            jdbc.sql("insert into delivery_plan (order_no, customer_id, customer_name, vehicle, planned_at, in_stock, open) values (?, ?, ?, ?, ?, ?, true)")
                    .params(plan.orderNo(), plan.customerId(), plan.customerName(), plan.vehicle(), plan.plannedAt().atOffset(ZoneOffset.UTC), plan.inStock()).update();
        }
    }

    /** The car was handed over, or the order is cancelled. */
    public void close(String orderNo) {
        jdbc.sql("update delivery_plan set open = false where order_no = ?").param(orderNo).update();
    }

    /** Whatever is still to be handed over, by date. */
    public List<Plan> open() {
        return jdbc.sql(SELECT + "where open order by planned_at, order_no").query(DeliveryPlans::row).list();
    }

    public Optional<Plan> find(String orderNo) {
        return jdbc.sql(SELECT + "where order_no = ? and open").param(orderNo).query(DeliveryPlans::row).optional();
    }

    private static Plan row(ResultSet row, int n) throws SQLException {
        return new Plan(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Moments.read(row, 5), row.getBoolean(6));
    }
}
