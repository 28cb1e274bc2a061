package io.tiaoli.workers.parts;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parts catalogue. */
@Repository
public class Parts {

    private static final String COLUMNS = "select part_no, name, unit, price_fen, stock, reserved, active from part ";

    private final JdbcClient jdbc;

    Parts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Part> find(String partNo) {
        return jdbc.sql(COLUMNS + "where part_no = ?").param(partNo).query(Part.class).optional();
    }

    /** Active parts whose number begins with the text or whose name contains it, by number; letters in either case. */
    public List<Part> search(String text, int limit) {
        String literal = text.strip().toUpperCase().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return jdbc.sql(COLUMNS + """
                where active and (upper(part_no) like :number escape '!' or upper(name) like :name escape '!')
                order by part_no fetch first :limit rows only""")
                .param("number", literal + "%").param("name", "%" + literal + "%").param("limit", limit).query(Part.class).list();
    }

    /** Adds a part or changes its name, unit, price, stock and activity; what is reserved stays as it is. */
    public void put(Part part) {
        int changed = jdbc.sql("update part set name = ?, unit = ?, price_fen = ?, stock = ?, active = ? where part_no = ?")
                .params(part.name(), part.unit(), part.priceFen(), part.stock(), part.active(), part.partNo()).update();
        if (changed == 0) {
            jdbc.sql("insert into part (part_no, name, unit, price_fen, stock, reserved, active) values (?, ?, ?, ?, ?, 0, ?)")
                    .params(part.partNo(), part.name(), part.unit(), part.priceFen(), part.stock(), part.active()).update();
        }
    }
}
