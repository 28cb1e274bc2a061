package io.tiaoli.workers.messaging;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where customers can be reached. */
@Repository
class Recipients {

    /** How the customer's file writes it; either may be missing. */
    record Recipient(String name, Optional<String> phone, Optional<String> email) {}

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Recipient get(String customerId) {
        return jdbc.sql("select full_name, phone, email from customer where id = ?").param(customerId)
                .query((row, n) -> new Recipient(row.getString(1), Optional.ofNullable(row.getString(2)), Optional.ofNullable(row.getString(3)))).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的客户".formatted(customerId)));
    }

    List<String> withPhone(String phone) {
        return jdbc.sql("select id from customer where phone = ? order by id").param(phone).query(String.class).list();
    }
}
