package io.tiaoli.processes.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.events.EventDelivery;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.messaging.Replies;

/** The shop of a test: its people at work, its customers, and its clock; jobs and dispatchers run when the clock moves. */
@Component
public class Shop extends PassingTime {

    private final ProcessEngine engine;
    private final Customers customers;
    private final Vehicles vehicles;
    private final Replies replies;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private static int phones;
    private static int plates;

    Shop(ProcessEngine engine, EventDelivery events, DeadlineWatch deadlines, List<Dispatch> dispatches, Customers customers, Vehicles vehicles, Replies replies, Cases cases, JdbcClient jdbc, ObjectMapper json) {
        super(engine, events, deadlines, dispatches);
        this.engine = engine;
        this.customers = customers;
        this.vehicles = vehicles;
        this.replies = replies;
        this.cases = cases;
        this.jdbc = jdbc;
        this.json = json;
    }

    void close() {
        engine.getIdentityService().clearAuthentication();
        engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "test is over", true, true, true, false));
        jdbc.sql("update event set state = 'EXPIRED' where state = 'WAITING'").update();
        jdbc.sql("delete from active_case").update();
        ClockUtil.reset();
    }

    /** A mobile number that no other test of this run has. */
    public String phone() {
        return "139%08d".formatted(++phones);
    }

    /** A customer with a mobile number of their own. */
    public Customer newCustomer(String name) {
        return customer(name, phone());
    }

    public Customer customer(String name, String phone) {
        return customers.add(name, Optional.of("先生"), Optional.of(phone));
    }

    /** As the database knows the customer now. */
    public Customer known(String id) {
        return customers.get(id);
    }

    /** Purpose and outcome of every recorded contact with a customer, oldest first. */
    public List<String> contacts(Customer customer) {
        return jdbc.sql("select purpose, outcome from contact_record where customer_id = ? order by at, id").param(customer.id())
                .query((row, n) -> row.getString(1) + " " + row.getString(2)).list();
    }

    /** A vehicle with a plate of its own. */
    public Vehicle vehicle(Customer owner) {
        return vehicles.add(owner.id(), "京T%05d".formatted(++plates), Optional.of("轩逸 1.6L"));
    }

    public void consents(Customer customer, String purpose) {
        jdbc.sql("insert into consent (id, customer_id, purpose, granted, source, at) values (?, ?, ?, true, '到店登记', ?)")
                .params(java.util.UUID.randomUUID().toString(), customer.id(), purpose, java.time.OffsetDateTime.now()).update();
    }

    /** Puts a customer on the do-not-contact list without telling anybody who might act on it. */
    public void withdraws(Customer customer) {
        jdbc.sql("update customer set do_not_contact = true where id = ?").param(customer.id()).update();
    }

    /** A case that called the flow under test. */
    public void openCase(String caseNo, String flow, Customer customer) {
        cases.open(caseNo, flow, Optional.empty(), Optional.of(customer.id()), Optional.empty(), "test");
    }

    public Object variable(ProcessInstance process, String name) {
        return engine.getRuntimeService().getVariable(process.getId(), name);
    }

    /** Starts a flow as another flow would, and lets it come to rest. */
    public ProcessInstance start(String flow, String caseNo, Map<String, Object> variables) {
        var started = engine.getRuntimeService().startProcessInstanceByKey(flow, caseNo, new LinkedHashMap<>(variables));
        settle();
        return started;
    }

    /** Starts a flow by its start form. */
    public ProcessInstance startByForm(String flow, String record, Map<String, Object> entered) {
        var definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
        var started = engine.getFormService().submitStartForm(definition.getId(), Variables.putValueTyped(record, jsonValue(entered)));
        settle();
        return started;
    }

    /** Every open task of a step, in any case. */
    public List<Task> tasks(String step) {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(step).active().initializeFormKeys().list();
    }

    /** The one open task of a step. */
    public Task task(String step) {
        var tasks = tasks(step);
        if (tasks.size() != 1) {
            throw new AssertionError("expected one task of step %s, found %d; open: %s".formatted(step, tasks.size(),
                    engine.getTaskService().createTaskQuery().list().stream().map(Task::getTaskDefinitionKey).toList()));
        }
        return tasks.get(0);
    }

    public boolean hasTask(String step) {
        return !tasks(step).isEmpty();
    }

    public List<String> groups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().filter(l -> l.getGroupId() != null).map(l -> l.getGroupId()).toList();
    }

    /** Completes the one open task of a step by its form. */
    public void complete(String step, String record, Map<String, Object> entered) {
        submit(task(step), record, entered);
    }

    /** Somebody of the task's group claims it and completes it by its form, with no more rights than staff have. */
    public void submit(Task task, String record, Map<String, Object> entered) {
        var groups = groups(task);
        String person = task.getAssignee() != null ? task.getAssignee() : groups.get(0) + "-1";
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            engine.getTaskService().claim(task.getId(), person);
            engine.getFormService().submitTaskForm(task.getId(), Variables.putValueTyped(record, jsonValue(entered)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        settle();
    }

    /** What the form of a step shows when it opens. */
    public Map<String, Object> shown(String step, String record) {
        Object value = engine.getTaskService().getVariableTyped(task(step).getId(), record, false) instanceof org.camunda.spin.plugin.variable.value.JsonValue shown
                ? shown.getValueSerialized() : null;
        return value == null ? Map.of() : read(value.toString());
    }

    private org.camunda.spin.plugin.variable.value.JsonValue jsonValue(Map<String, Object> entered) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(entered)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(String text) {
        try {
            return json.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message that was written to a customer. */
    public record Text(String wording, String content, String state, String purpose) {}

    /** Every message of a case, oldest first. */
    public List<Text> texts(String caseNo) {
        return jdbc.sql("select wording_key, content, state, purpose from message where case_no = ? order by created_at, id").param(caseNo)
                .query((row, n) -> new Text(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }

    /** The wordings of the messages of a case, oldest first. */
    public List<String> wordings(String caseNo) {
        return texts(caseNo).stream().map(Text::wording).toList();
    }

    /** The customer answers by short message. */
    public void reply(Customer customer, String text) {
        replies.received(new io.tiaoli.workers.messaging.gateway.Reply(customer.phone().orElseThrow(), text, ClockUtil.getCurrentTime().toInstant(), Optional.empty()));
        settle();
    }
}
