package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The new cars that are here or on their way; no two orders get the same one. */
@Repository
public class StockCars {

    private static final String WANTED = "where model_id = ? and (cast(? as varchar) is null or colour = ?) and order_no is null ";

    private final JdbcClient jdbc;

    StockCars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param arrivesOn empty when the car is here */
    public void put(String vin, String modelId, String colour, Optional<LocalDate> arrivesOn) {
        int changed = jdbc.sql("update stock_car set model_id = ?, colour = ?, arrives_on = ? where vin = ?").params(modelId, colour, arrivesOn.orElse(null), vin).update();
        if (changed == 0) {
            jdbc.sql("insert into stock_car (vin, model_id, colour, arrives_on) values (?, ?, ?, ?)").params(vin, modelId, colour, arrivesOn.orElse(null)).update();
        }
    }

    /** The colour of the free car of this kind that is here and would be taken first; empty when none is here. */
    Optional<String> colourHere(String modelId, Optional<String> colour) {
        return free(modelId, colour).stream().findFirst().map(vin -> jdbc.sql("select colour from stock_car where vin = ?").param(vin).query(String.class).single());
    }

    /** When the next free car of this kind comes. */
    Optional<LocalDate> nextArrival(String modelId, Optional<String> colour) {
        return jdbc.sql("select min(arrives_on) from stock_car " + WANTED).params(modelId, colour.orElse(null), colour.orElse(null)).query(LocalDate.class).optional();
    }

    /** Takes a free car for an order; empty when there is none (any more). */
    Optional<String> take(String modelId, Optional<String> colour, String orderNo) {
        return free(modelId, colour).stream()
                .filter(vin -> jdbc.sql("update stock_car set order_no = ? where vin = ? and order_no is null").params(orderNo, vin).update() == 1)
                .findFirst();
    }

    /** Frees what an order took. */
    public void release(String orderNo) {
        jdbc.sql("update stock_car set order_no = null where order_no = ?").param(orderNo).update();
    }

    private List<String> free(String modelId, Optional<String> colour) {
        return jdbc.sql("select vin from stock_car " + WANTED + "and arrives_on is null order by vin").params(modelId, colour.orElse(null), colour.orElse(null))
                .query(String.class).list();
    }
}
