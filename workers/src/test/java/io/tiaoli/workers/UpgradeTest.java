package io.tiaoli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.tiaoli.testing.TestDatabase;

/** During an upgrade nodes of the release before and new ones run on the same tables. */
class UpgradeTest {

    private static final String LOCATION = "/db/";

    @TempDir Path released;

    @Test
    @DisplayName("a released migration is never changed, and none is missing")
    void releasedStays() throws IOException {
        var now = migrations();
        released().forEach((file, hash) -> assertThat(hash(now.getOrDefault(file, ""))).as(file).isEqualTo(hash));
    }

    @Test
    @DisplayName("a migration after the first release only adds: old nodes go on beside new ones")
    void onlyAdds() throws IOException {
        var first = released().keySet();
        migrations().forEach((file, sql) -> {
            if (!first.contains(file)) assertThat(ExpandOnly.findings(sql)).as(file).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter table message drop column note", "alter table message drop note;", "ALTER TABLE message\n  ALTER COLUMN note SET NOT NULL;", "alter table message alter column note type varchar(9)",
            "drop table receipt;", "alter table receipt rename to old_receipt", "alter table receipt rename column raw to text", "alter table receipt add column source varchar(9) not null;",
            "alter table receipt add constraint one unique (raw)", "create unique index one on receipt (raw);", "delete from receipt where raw = ''"})
    @DisplayName("what would break an old node is found")
    void findsWhatBreaks(String sql) {
        assertThat(ExpandOnly.findings("-- reason\n" + sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter table receipt add column source varchar(9);", "alter table receipt add column source int default 0 not null", "create index i on receipt (raw)", "create table a (b int not null unique); create unique index i on a (b)",
            "alter table message alter column note drop not null", "update message set note = ''", "-- drop table receipt\ncreate table c (d int)"})
    @DisplayName("what only adds is let through")
    void letsThroughWhatAdds(String sql) {
        assertThat(ExpandOnly.findings(sql)).isEmpty();
    }

    @Test
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
    @DisplayName("rows of the first release come through the migrations unchanged, and a node of it goes on writing its rows afterwards")
    void oldNodesGoOn() throws IOException {
        String schema = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
        var access = TestDatabase.access();
        var database = new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        JdbcClient jdbc = JdbcClient.create(database);
        try {
            jdbc.sql("create schema " + schema).update();
            copyReleased();
            Flyway.configure().dataSource(database).schemas(schema).locations("filesystem:" + released).load().migrate();
            jdbc.sql("set search_path to " + schema).update();
            jdbc.sql("set session_replication_role to replica").update();
            var old = new OldTables(jdbc, schema);
            assertThat(old.tables()).contains("customer", "message", "payment", "case_act").hasSizeGreaterThan(80);
            old.tables().forEach(old::write);
            var before = old.rows();
            jdbc.sql("set session_replication_role to default").update();
            Flyway.configure().dataSource(database).schemas(schema).locations("classpath:db/migration", "classpath:db/postgresql").outOfOrder(true).load().migrate();
            jdbc.sql("set search_path to " + schema).update();
            jdbc.sql("set session_replication_role to replica").update();
            assertThat(old.rows()).isEqualTo(before);
            old.tables().forEach(old::write);
            assertThat(old.rows().keySet()).isEqualTo(before.keySet());
        } finally {
            jdbc.sql("drop schema " + schema + " cascade").update();
            database.destroy();
        }
    }

    private void copyReleased() throws IOException {
        var all = migrations();
        for (String file : released().keySet()) Files.writeString(released.resolve(file.substring(file.indexOf('/') + 1)), all.get(file));
    }

    /** Path below {@code db} and text of every migration. */
    private static Map<String, String> migrations() throws IOException {
        Map<String, String> migrations = new LinkedHashMap<>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V*.sql")) {
            String url = file.getURL().toString();
            migrations.put(url.substring(url.lastIndexOf(LOCATION) + LOCATION.length()), file.getContentAsString(StandardCharsets.UTF_8));
        }
        return migrations;
    }

    private static Map<String, String> released() throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        try (var list = UpgradeTest.class.getResourceAsStream("/db/released.txt")) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).forEach(row -> hashes.put(row[0], row[1]));
        }
        assertThat(hashes).isNotEmpty();
        return hashes;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables as a node of the first release knows them. */
    private static final class OldTables {

        private record Column(String name, String type, int length, boolean filled) {}

        private final JdbcClient jdbc;
        private final Map<String, List<Column>> columns = new LinkedHashMap<>();
        private int number;

        OldTables(JdbcClient jdbc, String schema) {
            this.jdbc = jdbc;
            jdbc.sql("""
                    select c.table_name, c.column_name, c.data_type, coalesce(c.character_maximum_length, 40), c.is_identity = 'YES' from information_schema.columns c
                    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                    where c.table_schema = ? and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history' order by c.table_name, c.ordinal_position""").param(schema)
                    .query(row -> {
                        columns.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(new Column(row.getString(2), row.getString(3), row.getInt(4), row.getBoolean(5)));
                    });
        }

        List<String> tables() {
            return List.copyOf(columns.keySet());
        }

        /** Writes a row with a value in each column that a node fills. */
        void write(String table) {
            number++;
            var filled = columns.get(table).stream().filter(column -> !column.filled()).toList();
            String names = String.join(", ", filled.stream().map(Column::name).toList());
            String values = String.join(", ", filled.stream().map(this::value).toList());
            jdbc.sql("insert into %s (%s) values (%s)".formatted(table, names, values)).update();
        }

        private String value(Column column) {
            return switch (column.type()) {
                case "boolean" -> "true";
                case "integer", "bigint", "smallint" -> String.valueOf(number);
                case "numeric" -> String.valueOf(number % 9);
                case "date" -> "date '2026-01-01' + " + number;
                case "time without time zone" -> "time '10:00'";
                case "timestamp with time zone" -> "timestamptz '2026-01-01 10:00+08' + interval '%d hours'".formatted(number);
                case "bytea" -> "'\\x01'::bytea";
                default -> "'%s'".formatted(String.valueOf(number).substring(0, Math.min(column.length(), String.valueOf(number).length())));
            };
        }

        /** What stands in each table, by the columns of the first release. */
        Map<String, String> rows() {
            Map<String, String> rows = new LinkedHashMap<>();
            columns.forEach((table, all) -> rows.put(table, jdbc.sql("select coalesce(string_agg(t::text, '|' order by t::text), '') from (select %s from %s) t"
                    .formatted(String.join(", ", all.stream().map(Column::name).toList()), table)).query(String.class).single()));
            return rows;
        }
    }
}
