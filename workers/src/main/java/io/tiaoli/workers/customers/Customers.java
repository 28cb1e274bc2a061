package io.tiaoli.workers.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of customers. */
@Repository
public class Customers {

    private static final String SELECT = "select id, household_id, full_name, salutation, phone, email, address, customer_class, preferred_channel, do_not_contact from customer ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Customer> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Customers::row).optional();
    }

    /** A customer that must be there. */
    public Customer get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的客户".formatted(id)));
    }

    public List<Customer> withPhone(String phone) {
        return jdbc.sql(SELECT + "where phone = ? order by created_at, id").param(phone).query(Customers::row).list();
    }

    /** Everybody who has one of these phones. */
    public List<Customer> withPhones(Collection<String> phones) {
        return jdbc.sql(SELECT + "where phone in (:phones) order by created_at, id").param("phones", phones).query(Customers::row).list();
    }

    /** A new customer, an ordinary one who is called, in a household of its own. */
    public Customer add(String fullName, Optional<String> salutation, Optional<String> phone) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into customer (id, household_id, full_name, salutation, phone, customer_class, preferred_channel, do_not_contact, created_at)
                values (?, ?, ?, ?, ?, 'NORMAL', 'PHONE', false, ?)""")
                .params(id, id, fullName, salutation.orElse(null), phone.orElse(null), OffsetDateTime.now(clock)).update();
        return get(id);
    }

    /** Changes what a person corrects: name, phone, e-mail, address; an empty value leaves what is there. */
    public void correct(String id, Optional<String> fullName, Optional<String> phone, Optional<String> email, Optional<String> address) {
        jdbc.sql("update customer set full_name = coalesce(?, full_name), phone = coalesce(?, phone), email = coalesce(?, email), address = coalesce(?, address) where id = ?")
                .params(fullName.orElse(null), phone.orElse(null), email.orElse(null), address.orElse(null), id).update();
    }

    /** Puts a customer into another class: NORMAL, KEY, VIP or CORPORATE. */
    public void classify(String id, String customerClass) {
        jdbc.sql("update customer set customer_class = ? where id = ?").params(customerClass, id).update();
    }

    private static Customer row(ResultSet row, int n) throws SQLException {
        return new Customer(row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)), Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7)), row.getString(8), row.getString(9), row.getBoolean(10));
    }
}
