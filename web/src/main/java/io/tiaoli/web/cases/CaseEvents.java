package io.tiaoli.web.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.events.EventNames;
import io.tiaoli.workers.events.StoredEvents;

/** What a case told other flows, what it heard from them, and what it still waits for. */
@Component
class CaseEvents {

    record Row(String way, String name, String key, String at, String state, boolean waiting) {}

    private final StoredEvents events;
    private final CaseProcesses processes;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Vehicles vehicles;
    private final Customers customers;
    private final JdbcClient jdbc;

    CaseEvents(StoredEvents events, CaseProcesses processes, RuntimeService runtime, RepositoryService repository, Vehicles vehicles, Customers customers, JdbcClient jdbc) {
        this.events = events;
        this.processes = processes;
        this.runtime = runtime;
        this.repository = repository;
        this.vehicles = vehicles;
        this.customers = customers;
        this.jdbc = jdbc;
    }

    List<Row> of(CaseFamily family) {
        Map<String, String> known = new HashMap<>();
        UnaryOperator<String> about = key -> known.computeIfAbsent(key, this::about);
        return Stream.of(family.numbers().stream().flatMap(caseNo -> told(caseNo, about)), heard(family, about).stream(), waits(family, about)).flatMap(rows -> rows).toList();
    }

    private Stream<Row> told(String caseNo, UnaryOperator<String> about) {
        return events.toldBy(caseNo).stream().map(event -> new Row("发出", EventNames.of(event.name()), about.apply(event.key()), Times.text(event.createdAt()),
                "WAITING".equals(event.state()) ? "等待接收，保留到 " + Times.text(event.validUntil()) : Words.event(event.state()), "WAITING".equals(event.state())));
    }

    private List<Row> heard(CaseFamily family, UnaryOperator<String> about) {
        return jdbc.sql("select e.name, e.event_key, d.at from event_delivery d join event e on e.id = d.event_id where d.case_no in (:cases) order by d.at, e.id")
                .param("cases", family.numbers())
                .query((row, n) -> new Row("收到", EventNames.of(row.getString(1)), about.apply(row.getString(2)), Times.text(Moments.read(row, 3)), "已处理", false)).list();
    }

    /** A message is named by event and key, such as {@code car-left RO-20261121-0007}; to be cancelled is no expectation. */
    private Stream<Row> waits(CaseFamily family, UnaryOperator<String> about) {
        return processes.of(family).stream().filter(process -> process.getEndTime() == null)
                .flatMap(process -> runtime.createEventSubscriptionQuery().processInstanceId(process.getId()).eventType("message").list().stream()
                        .filter(wait -> wait.getEventName() != null && wait.getEventName().contains(" ") && !wait.getEventName().startsWith(Cancellation.MESSAGE))
                        .map(wait -> waiting(wait, process.getProcessDefinitionId(), about)));
    }

    /** A key is the number of a case or an order, or an id: of a car, which is its plate to a reader, or of a customer. */
    private String about(String key) {
        return vehicles.find(key).map(Vehicle::plateNo).or(() -> customers.find(key).map(Customer::fullName)).orElse(key);
    }

    private Row waiting(EventSubscription wait, String definition, UnaryOperator<String> about) {
        String[] eventAndKey = wait.getEventName().split(" ", 2);
        Object step = repository.getBpmnModelInstance(definition).getModelElementById(wait.getActivityId());
        String name = step instanceof FlowElement known && known.getName() != null ? known.getName() : EventNames.of(eventAndKey[0]);
        return new Row("等待", name, about.apply(eventAndKey[1]), Times.text(wait.getCreated()), "还没有发生", true);
    }
}
