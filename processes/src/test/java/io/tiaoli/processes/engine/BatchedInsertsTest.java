package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.postgresql.core.BaseConnection;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
class BatchedInsertsTest {

    @Autowired DataSource database;

    @Test
    @DisplayName("PostgreSQL's driver writes a batch of rows as statements of many rows")
    void isOn() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.unwrap(BaseConnection.class).getQueryExecutor().isReWriteBatchedInsertsEnabled()).isTrue();
        }
    }
}
