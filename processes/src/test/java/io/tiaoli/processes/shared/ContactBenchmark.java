package io.tiaoli.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.DatabaseWork;
import io.tiaoli.testing.Report;

/** What one call to a customer costs the database, from the case that asks for it to what the customer said. */
@FlowTest
class ContactBenchmark {

    private static final int WARM_UP = 3;
    private static final int CONTACTS = 10;

    @Autowired Shop shop;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("one customer contact by phone")
    void measures() {
        DatabaseWork all = DatabaseWork.NONE;
        for (int i = -WARM_UP; i < CONTACTS; i++) {
            var customer = shop.newCustomer("张伟");
            String caseNo = "B-CONTACT-%04d".formatted(i + WARM_UP);
            shop.consents(customer, "CARE");
            shop.openCase(caseNo, "vehicle-repair", customer);
            var began = DatabaseWork.begin(jdbc);
            shop.start("customer-contact", caseNo, Map.of("customerId", customer.id(), "contactPurpose", "CARE", "businessLine", "AUTO", "contactRole", "service-advisor"));
            shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
            if (i >= 0) all = all.plus(DatabaseWork.since(jdbc, began));
            assertThat(shop.contacts(customer)).containsExactly("CARE REACHED");
        }
        var began = DatabaseWork.begin(jdbc);
        for (int i = 0; i < CONTACTS * 2; i++) shop.settle();
        DatabaseWork looking = DatabaseWork.since(jdbc, began);
        new Report("One customer contact by phone, on average of %d".formatted(CONTACTS), "", "statements", "of these looking for what is due", "selects", "transactions", "commits that wrote", "rows written", "WAL, kB")
                .row("customer-contact", all.statements() / CONTACTS, looking.statements() / CONTACTS, all.selects() / CONTACTS, all.transactions() / CONTACTS, all.commits() / CONTACTS, all.rows() / CONTACTS, all.walBytes() / 1024.0 / CONTACTS).write();
    }
}
