package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;

/** A customer whom somebody of the workshop has to reach, and the call that is tried. */
abstract class ContactDesk {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static int number;

    @Autowired Shop shop;
    Customer customer;
    String caseNo;

    @BeforeEach
    void customer() {
        caseNo = "T-CONTACT-%04d".formatted(++number);
        customer = shop.newCustomer("张伟");
        shop.consents(customer, "CARE");
        shop.openCase(caseNo, "vehicle-repair", customer);
    }

    ProcessInstance contact(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("customerId", customer.id(), "contactPurpose", "CARE", "businessLine", "AUTO", "contactRole", "service-advisor"));
        variables.putAll(more);
        return shop.start("customer-contact", caseNo, variables);
    }

    ProcessInstance beautyOrder(LocalDateTime receivedAt) {
        return contact(Map.of("contactPurpose", "ORDER_CONFIRMATION", "businessLine", "BEAUTY", "contactRole", "beautician", "onUnreachable", "CONTINUE", "orderReceivedAt", date(receivedAt)));
    }

    void call(String result) {
        shop.complete("call-customer", "contact", Map.of("result", result));
    }
}
