package io.tiaoli.web.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Each rule for every run finds what breaks it; the tables stand without their constraints, so that a rule is broken in a line. */
class InvariantsTest {

    private static final String DATABASE = "jdbc:h2:mem:invariants;DB_CLOSE_DELAY=-1";
    private static final DriverManagerDataSource LOOSE = new DriverManagerDataSource(DATABASE + ";SCHEMA=LOOSE", "sa", "");

    @BeforeAll
    static void tables() {
        var ours = new DriverManagerDataSource(DATABASE, "sa", "");
        Flyway.configure().dataSource(ours).load().migrate();
        var tables = new JdbcTemplate(ours);
        tables.execute("create schema loose");
        tables.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class)
                .forEach(table -> tables.execute("create table loose.\"%s\" as select * from public.\"%s\" where false".formatted(table, table)));
        tables.execute("create table loose.step (process varchar(64), case_no varchar(64), flow varchar(64), step varchar(64), began timestamp, ended timestamp, cancelled boolean default false)");
    }

    @TestFactory
    @DisplayName("each rule finds nothing in an empty house, and what breaks it")
    Stream<DynamicTest> found() {
        return Rule.all().stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> new TransactionTemplate(new DataSourceTransactionManager(LOOSE)).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            var jdbc = JdbcClient.create(LOOSE);
            assertThat(rule.broken(jdbc)).isEmpty();
            rule.brokenBy().forEach(statement -> jdbc.sql(statement).update());
            assertThat(rule.broken(jdbc)).isNotEmpty();
        })));
    }

    @Test
    @DisplayName("no two rules say the same")
    void names() {
        assertThat(Rule.all()).hasSizeGreaterThan(90).extracting(Rule::name).doesNotHaveDuplicates();
        assertThat(Rule.all()).extracting(Rule::finds).doesNotHaveDuplicates().isNotEqualTo(List.of());
    }
}
