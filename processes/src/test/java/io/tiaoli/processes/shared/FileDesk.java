package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.customerfile.CustomerFiles;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

/** A shop that keeps a file of every household, and the steps that build it. */
abstract class FileDesk {

    static final LocalDate TENTH = LocalDate.of(2026, 12, 10);
    static final LocalDateTime CHECKED_IN = TENTH.atTime(10, 0);
    static int number;

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired StoredEvents told;
    @Autowired CustomerFiles files;
    @Autowired Vehicles vehicles;
    @Autowired Documents documents;
    @Autowired Notices notices;
    @Autowired RuntimeService runtime;
    @Autowired IdentityService identities;
    @Autowired JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;
    String orderNo;

    @BeforeEach
    void arrive() {
        number++;
        customer = shop.newCustomer("钱进");
        vehicle = shop.vehicle(customer);
        orderNo = "RO-20261210-%04d".formatted(number);
        jdbc.sql("delete from standing_agent").update();
        agent("follow-up-agent-1");
        jdbc.sql("insert into standing_agent (id, user_id, appointed_at) values (?, 'follow-up-agent-1', ?)").params(UUID.randomUUID().toString(), java.time.OffsetDateTime.now()).update();
        shop.at(CHECKED_IN);
    }

    void agent(String userId) {
        if (identities.createUserQuery().userId(userId).count() == 0) identities.saveUser(identities.newUser(userId));
        if (identities.createGroupQuery().groupId("follow-up-agent").count() == 0) identities.saveGroup(identities.newGroup("follow-up-agent"));
        if (identities.createUserQuery().userId(userId).memberOfGroup("follow-up-agent").count() == 0) identities.createMembership(userId, "follow-up-agent");
    }

    ProcessInstance happened(String event, String kind, LocalDateTime at, Map<String, Object> more) {
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "eventKind", kind, "eventAt", date(at)));
        payload.putAll(more);
        publish(event, orderNo, payload);
        return runtime.createProcessInstanceQuery().processDefinitionKey("customer-file").variableValueEquals("customerId", customer.id()).singleResult();
    }

    void publish(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance checkedIn() {
        return happened("check-in-completed", "REPAIR_CHECKIN", CHECKED_IN, Map.of("vehicleId", vehicle.id(), "repairOrderNo", orderNo));
    }

    ProcessInstance talked() {
        return happened("consultation-closed", "CONSULTATION", CHECKED_IN, Map.of());
    }

    Map<String, Object> sheet(Map<String, Object> more) {
        Map<String, Object> sheet = new HashMap<>(Map.of("fullName", "钱进", "phone", "13400000000", "address", "朝阳路 12 号", "visitOn", "2026-12-10",
                "items", "两万公里保养", "maintenanceCycle", "3 个月或 5 000 公里", "wishes", "周末保养"));
        sheet.putAll(more);
        return sheet;
    }

    void build(Map<String, Object> more) {
        shop.complete("build-file", "customerFile", sheet(more));
    }

    void plan(int days) {
        shop.complete("plan-next-service", "nextService", Map.of("content", "FREE_INSPECTION", "talk", "冬季免费检测", "channel", "PHONE", "offsetDays", days));
    }

    void carLeft(LocalDateTime at) {
        shop.advanceTo(at);
        publish("car-left", orderNo, Map.of("departedAt", date(at), "customerId", customer.id(), "vehicleId", vehicle.id()));
    }

    List<Stored> toldBy(ProcessInstance process, String event) {
        return told.toldBy(process.getBusinessKey()).stream().filter(e -> e.name().equals(event)).toList();
    }

    boolean ended(ProcessInstance process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }

    String printed(ProcessInstance file, String kind) {
        return PdfText.of(documents.pdf(documents.latest(file.getBusinessKey(), kind).orElseThrow().id()));
    }
}
