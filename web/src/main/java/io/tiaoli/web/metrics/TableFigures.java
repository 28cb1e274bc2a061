package io.tiaoli.web.metrics;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How large the tables that grow for ever have become, as the database estimates it; the demo's database tells no bytes. */
@Component
class TableFigures implements Measure {

    private static final String POSTGRES = """
            select c.relname, greatest(c.reltuples, 0), pg_total_relation_size(c.oid) from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and (c.relname like 'act\\_hi\\_%' or c.relname in (:ours))""";
    private static final String H2 = """
            select lower(TABLE_NAME), ROW_COUNT_ESTIMATE, cast(null as bigint) from INFORMATION_SCHEMA.TABLES
            where TABLE_SCHEMA = 'PUBLIC' and (TABLE_NAME like 'ACT\\_HI\\_%' or lower(TABLE_NAME) in (:ours))""";
    private static final List<String> OURS = List.of("act_ge_bytearray", "message", "message_part", "receipt", "reply", "event", "event_delivery", "form_record", "document", "photo",
            "personal_paper", "contact_record", "task_notice", "case_archive", "message_act", "personal_data_act");

    private record Size(String table, double rows, double bytes) {}

    private final JdbcClient jdbc;
    private final String sizes;

    TableFigures(JdbcClient jdbc, DataSource database) throws SQLException {
        this.jdbc = jdbc;
        try (var connection = database.getConnection()) {
            this.sizes = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRES : H2;
        }
    }

    @Override
    public List<Figure> take(Instant now) {
        var found = jdbc.sql(sizes).param("ours", OURS)
                .query((row, n) -> new Size(row.getString(1), row.getDouble(2), row.getObject(3) == null ? Double.NaN : row.getDouble(3))).list();
        return found.stream().flatMap(size -> List.of(Figure.of("tiaoli.table.rows", "table", size.table(), size.rows()),
                Figure.of("tiaoli.table.bytes", "table", size.table(), size.bytes())).stream()).toList();
    }
}
