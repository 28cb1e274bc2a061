package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.documents.Documents;

/** Whom the first of the month finds. */
@FlowTest
class WinbackSelectionTest {

    static final LocalDate TODAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired Documents documents;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired JdbcClient jdbc;
    @Autowired WinbackDesk desk;

    @BeforeEach
    void open() {
        desk.open();
    }

    @AfterEach
    void forget() {
        desk.forget();
    }

    void visited(LocalDate on) {
        jdbc.sql("update vehicle set last_visit_on = ? where id = ?").params(on, desk.vehicle.id()).update();
    }

    void select() {
        management.executeJob(shop.clock("lapsed-customer-winback").getId());
        shop.settle();
    }

    List<String> lists() {
        return jdbc.sql("select id from document where kind = 'lapsed-customer-winback-list'").query(String.class).list().stream().map(this::text).toList();
    }

    String text(String id) {
        return PdfText.of(documents.pdf(id));
    }

    @Test
    @DisplayName("lapsed-customer-winback: on the first of the month every car away for a year is taken once, with a list; who sold the car or wants no calls is not")
    void selectedMonthly() {
        visited(TODAY.minusMonths(12));
        select();
        assertThat(desk.running()).isNotNull();
        select();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("lapsed-customer-winback").variableValueEquals("vehicleId", desk.vehicle.id()).count()).isEqualTo(1);
        assertThat(lists()).anySatisfy(list -> assertThat(list).contains(desk.vehicle.plateNo(), "吴昊", "2025年11月23日"));
        desk.call(Map.of("situation", "SOLD"));
        shop.at(Shop.OPENING.plusMonths(1));
        select();
        assertThat(desk.running()).isNull();
    }

    @Test
    @DisplayName("lapsed-customer-winback: a car that was here eleven months ago, or whose owner did not consent, is not selected")
    void notSelected() {
        visited(TODAY.minusMonths(12).plusDays(1));
        select();
        assertThat(desk.running()).isNull();
        desk.customer = shop.newCustomer("没同意");
        desk.vehicle = shop.vehicle(desk.customer);
        visited(TODAY.minusMonths(24));
        select();
        assertThat(desk.running()).isNull();
    }
}
