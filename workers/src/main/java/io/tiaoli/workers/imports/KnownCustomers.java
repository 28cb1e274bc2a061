package io.tiaoli.workers.imports;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;

/** Customers that are there already, many at once. */
@Component
class KnownCustomers {

    private final JdbcClient jdbc;
    private final Customers customers;

    KnownCustomers(JdbcClient jdbc, Customers customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** By name and phone, as {@link #key} has them; usually one each. */
    Map<String, List<Customer>> withPhones(Collection<String> phones) {
        if (phones.isEmpty()) return Map.of();
        return customers.withPhones(phones).stream().collect(groupingBy(customer -> key(customer.fullName(), customer.phone().orElse(""))));
    }

    /** What each customer said last about each purpose. */
    Map<String, Map<ContactPurpose, Boolean>> consents(Collection<String> ids) {
        Map<String, Map<ContactPurpose, Boolean>> consents = new HashMap<>();
        if (ids.isEmpty()) return consents;
        jdbc.sql("select customer_id, purpose, granted from consent where customer_id in (:ids) order by at, seq").param("ids", ids)
                .query(row -> {
                    consents.computeIfAbsent(row.getString(1), id -> new EnumMap<>(ContactPurpose.class)).put(ContactPurpose.valueOf(row.getString(2)), row.getBoolean(3));
                });
        return consents;
    }

    static String key(String name, String phone) {
        return name + " " + phone;
    }
}
