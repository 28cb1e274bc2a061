package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.tradein.Candidate;
import io.tiaoli.workers.tradein.Candidates;

/** A showroom that runs trade-in campaigns: three consultants, and for each campaign a street of its own, so that none finds another one's customers. */
@Component
class TradeInShowroom {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final List<String> TEAM = List.of("sales-consultant-1", "sales-consultant-2", "sales-consultant-3");
    private static int streets;

    private final Shop shop;
    private final ProcessEngine engine;
    private final Customers customers;
    private final Vehicles vehicles;
    private final Candidates candidates;
    private final Events events;
    private String street;

    TradeInShowroom(Shop shop, ProcessEngine engine, Customers customers, Vehicles vehicles, Candidates candidates, Events events) {
        this.shop = shop;
        this.engine = engine;
        this.customers = customers;
        this.vehicles = vehicles;
        this.candidates = candidates;
        this.events = events;
    }

    void open() {
        street = "开发路" + ++streets + "号";
        var people = engine.getIdentityService();
        if (people.createGroupQuery().groupId("sales-consultant").count() == 0) people.saveGroup(people.newGroup("sales-consultant"));
        for (String id : TEAM) {
            if (people.createUserQuery().userId(id).count() == 0) {
                var user = people.newUser(id);
                user.setFirstName("顾问" + id.substring(id.length() - 1));
                user.setPassword("Kx7-" + UUID.randomUUID());
                people.saveUser(user);
            }
            if (people.createUserQuery().userId(id).memberOfGroup("sales-consultant").count() == 0) people.createMembership(id, "sales-consultant");
        }
    }

    /** An owner on this street who agreed to be contacted, with a car of so many months. */
    Customer owner(int ageMonths) {
        var owner = shop.newCustomer("张伟");
        customers.correct(owner.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(street));
        shop.consents(owner, "PROSPECT");
        vehicles.describe(shop.vehicle(owner).id(), Optional.empty(), Optional.empty(), Optional.of(MONDAY.minusMonths(ageMonths)), Optional.empty());
        return owner;
    }

    ProcessInstance opened() {
        return shop.startByForm("trade-in-development", "campaign", Map.of("campaignName", "冬季置换"));
    }

    void cycle(Map<String, Object> more) {
        Map<String, Object> cycle = new HashMap<>(Map.of("campaignName", "冬季置换", "cycleMonths", 36, "address", street));
        cycle.putAll(more);
        shop.complete("define-cycle", "tradeInCycle", cycle);
    }

    /** S1 to the allocation. */
    ProcessInstance allocated() {
        var campaign = opened();
        cycle(Map.of());
        shop.complete("prepare-talks", "tradeInTalks", Map.of("talks", List.of(Map.of("model", "轩逸 1.6L", "talk", "保养费会逐年升高"))));
        allocate(TEAM);
        return campaign;
    }

    void allocate(List<String> consultants) {
        shop.complete("plan-allocation", "tradeInAllocation", Map.of("principle", "EVEN", "consultants", consultants.stream().map(id -> Map.of("consultantId", id)).toList()));
    }

    void answered(ProcessInstance campaign) {
        events.publish("allocation-done", campaign.getBusinessKey(), Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    void check(int created, String decision) {
        shop.complete("check-counts", "tradeInCheck", Map.of("createdCount", created, "decision", decision));
    }

    /** Everything up to the contacts. */
    ProcessInstance contacting() {
        var campaign = allocated();
        answered(campaign);
        check(candidates.of(campaign.getBusinessKey()).size(), "EQUAL");
        return campaign;
    }

    Task taskOf(String step, Customer customer) {
        return shop.tasks(step).stream().filter(task -> customer.id().equals(engine.getTaskService().getVariable(task.getId(), "customerId"))).findFirst()
                .orElseThrow(() -> new AssertionError("no task " + step + " for " + customer.id()));
    }

    boolean isCalled(Customer customer) {
        return shop.tasks("call-customer").stream().anyMatch(task -> customer.id().equals(engine.getTaskService().getVariable(task.getId(), "customerId")));
    }

    void call(Customer customer, String result) {
        Map<String, Object> entered = new HashMap<>(Map.of("result", result));
        if (result.equals("REFUSED")) entered.put("refusalReason", "NOT_INTERESTED");
        shop.submit(taskOf("call-customer", customer), "contact", entered);
    }

    void interest(Customer customer, Map<String, Object> entered) {
        shop.submit(taskOf("ask-interest", customer), "tradeInInterest", entered);
    }

    Candidate candidate(ProcessInstance campaign, Customer customer) {
        return candidates.of(campaign.getBusinessKey()).stream().filter(known -> known.customerId().equals(customer.id())).findFirst().orElseThrow();
    }

    List<String> customersOf(ProcessInstance campaign) {
        return candidates.of(campaign.getBusinessKey()).stream().map(Candidate::customerId).toList();
    }

    List<ProcessInstance> running(String flow, Customer customer) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(flow).variableValueEquals("customerId", customer.id()).list();
    }

    /** What is entered when the owner wants to be asked again. */
    static Map<String, Object> later(LocalDateTime at) {
        return Map.of("result", "LATER", "nextContactAt", iso(at));
    }

    /** An event that ends whatever the case is doing. */
    void cancel(ProcessInstance process, String reason) {
        events.publish("case-cancelled", process.getBusinessKey(), Map.of("cancelReason", reason), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }
}
