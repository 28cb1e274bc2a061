package io.tiaoli.workers.sales;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The price list of new cars. */
@Repository
public class CarModels {

    private static final String SELECT = "select model_id, name, list_price_fen from car_model ";

    private final JdbcClient jdbc;

    CarModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A model by its id, or by its name as people say it. */
    public Optional<CarModel> find(String idOrName) {
        return jdbc.sql(SELECT + "where model_id = :text or name = :text order by case when model_id = :text then 0 else 1 end, model_id fetch first 1 rows only")
                .param("text", idOrName.strip()).query(CarModel.class).optional();
    }

    public List<CarModel> all() {
        return jdbc.sql(SELECT + "order by name").query(CarModel.class).list();
    }

    /** Adds a model or changes its name and price. */
    public void put(CarModel model) {
        int changed = jdbc.sql("update car_model set name = ?, list_price_fen = ? where model_id = ?")
                .params(model.name(), model.listPriceFen(), model.modelId()).update();
        if (changed == 0) {
            jdbc.sql("insert into car_model (model_id, name, list_price_fen) values (?, ?, ?)").params(model.modelId(), model.name(), model.listPriceFen()).update();
        }
    }
}
