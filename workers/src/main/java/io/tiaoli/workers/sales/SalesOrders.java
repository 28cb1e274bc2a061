package io.tiaoli.workers.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of sales. */
@Repository
public class SalesOrders {

    private static final String SELECT = """
            select order_no, customer_id, model_id, colour, options, consultant, state, vin, pickup_on, finance_choice, deposit_fen, agreements,
                   insurance_choice, premium_fen, reason from sales_order\s""";

    private final JdbcClient jdbc;

    SalesOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<SalesOrder> find(String orderNo) {
        return jdbc.sql(SELECT + "where order_no = ?").param(orderNo).query(SalesOrders::row).optional();
    }

    /** The order of a case: of its sale or of its hand-over. */
    public Optional<SalesOrder> ofCase(String caseNo) {
        return jdbc.sql(SELECT + "where order_no = ? or delivery_no = ?").params(caseNo, caseNo).query(SalesOrders::row).optional();
    }

    /** Says in which case the car is handed over. */
    public void delivers(String orderNo, String deliveryNo) {
        jdbc.sql("update sales_order set delivery_no = ? where order_no = ?").params(deliveryNo, orderNo).update();
    }

    /** An order that must be there. */
    public SalesOrder get(String orderNo) {
        return find(orderNo).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的订单".formatted(orderNo)));
    }

    void open(String orderNo, OpenSalesOrder.In in, String modelId, Optional<String> consultantId, Instant at) {
        jdbc.sql("insert into sales_order (order_no, customer_id, model_id, colour, options, consultant, state, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(orderNo, in.customerId(), modelId, in.colour().orElse(null), in.options().orElse(null), consultantId.orElse(null),
                        OrderState.OPEN.name(), at.atOffset(ZoneOffset.UTC)).update();
    }

    void change(String orderNo, String modelId, Optional<String> colour, Optional<String> options) {
        jdbc.sql("update sales_order set model_id = ?, colour = ?, options = coalesce(?, options) where order_no = ?")
                .params(modelId, colour.orElse(null), options.orElse(null), orderNo).update();
    }

    void agree(String orderNo, OrderForm form, long depositFen) {
        jdbc.sql("update sales_order set colour = ?, deposit_fen = ?, finance_choice = ?, pickup_on = ?, agreements = ? where order_no = ?")
                .params(form.colour(), depositFen, form.financeChoice().name(), form.expectedPickupOn(), form.agreements().orElse(null), orderNo).update();
    }

    void sign(String orderNo, Optional<String> vin, Instant at) {
        jdbc.sql("update sales_order set state = ?, vin = ?, signed_at = ? where order_no = ?")
                .params(OrderState.SIGNED.name(), vin.orElse(null), at.atOffset(ZoneOffset.UTC), orderNo).update();
    }

    void insure(String orderNo, InsuranceChoice choice, long premiumFen) {
        jdbc.sql("update sales_order set insurance_choice = ?, premium_fen = ? where order_no = ?").params(choice.name(), premiumFen, orderNo).update();
    }

    /** Ends a sale or says that the car is delivered. */
    public void move(String orderNo, OrderState state, Optional<String> reason) {
        jdbc.sql("update sales_order set state = ?, reason = coalesce(?, reason) where order_no = ?").params(state.name(), reason.orElse(null), orderNo).update();
    }

    private static SalesOrder row(ResultSet row, int n) throws SQLException {
        return new SalesOrder(row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)), Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)), OrderState.valueOf(row.getString(7)), Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getObject(9, LocalDate.class)), Optional.ofNullable(row.getString(10)).map(FinanceChoice::valueOf),
                Optional.ofNullable(row.getObject(11, Long.class)), Optional.ofNullable(row.getString(12)),
                Optional.ofNullable(row.getString(13)).map(InsuranceChoice::valueOf), Optional.ofNullable(row.getObject(14, Long.class)), Optional.ofNullable(row.getString(15)));
    }
}
