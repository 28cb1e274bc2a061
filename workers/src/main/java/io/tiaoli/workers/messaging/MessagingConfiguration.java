package io.tiaoli.workers.messaging;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses the statements that the database understands. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    Claims claims(DataSource database, JdbcClient jdbc) throws SQLException {
        try (var connection = database.getConnection()) {
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            return postgres ? new PostgresClaims(jdbc) : new PortableClaims(jdbc);
        }
    }
}
