package io.tiaoli.web.workbench;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.rehearsal.Answer;
import io.tiaoli.processes.rehearsal.Heard;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.workbench.InstalledFlows.Flow;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.forms.FormRecords;

/** What a real case began with, what people entered in it and what it heard, to be rehearsed; its customer becomes that of the rehearsal. */
@Component
class RecordedCase {

    private static final String START = "start";
    private static final String COMPLETED = "completed";

    private final HistoryService history;
    private final RepositoryService repository;
    private final FormRecords records;
    private final Customers customers;
    private final Vehicles vehicles;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RecordedCase(HistoryService history, RepositoryService repository, FormRecords records, Customers customers, Vehicles vehicles, JdbcClient jdbc, ObjectMapper json) {
        this.history = history;
        this.repository = repository;
        this.records = records;
        this.customers = customers;
        this.vehicles = vehicles;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws NotThere when the flow has no such case */
    Scenario of(Flow flow, String caseNo) {
        var process = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNo).processDefinitionKey(flow.id()).list().stream().findFirst()
                .orElseThrow(() -> new NotThere("流程「%s」没有编号为「%s」的案件".formatted(flow.name(), caseNo)));
        Map<String, String> variables = new HashMap<>();
        history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list().stream().filter(v -> v.getValue() != null)
                .forEach((HistoricVariableInstance v) -> variables.putIfAbsent(v.getName(), v.getValue().toString()));
        var names = names(variables);
        var began = LocalDateTime.ofInstant(process.getStartTime().toInstant(), ZoneId.systemDefault()).withNano(0);
        return new Scenario(process.getStartActivityId(), began.toString(), values(process, names), answers(process, names), heard(process, names));
    }

    /** What stands for the case's customer and vehicle, ids first. */
    private Map<String, String> names(Map<String, String> variables) {
        Map<String, String> names = new LinkedHashMap<>();
        customers.find(variables.getOrDefault("customerId", "")).ifPresent(customer -> {
            names.put(customer.id(), "{{customer}}");
            names.put(customer.fullName(), "{{name}}");
            customer.phone().ifPresent(phone -> names.put(phone, "{{phone}}"));
        });
        vehicles.find(variables.getOrDefault("vehicleId", "")).ifPresent(vehicle -> {
            names.put(vehicle.id(), "{{vehicle}}");
            names.put(vehicle.plateNo(), "{{plate}}");
        });
        names.remove("");
        return names;
    }

    private Map<String, JsonNode> values(HistoricProcessInstance process, Map<String, String> names) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        records.of(process.getBusinessKey()).stream().filter(entry -> entry.step().equals(START)).findFirst()
                .ifPresent(entry -> known(entry.content(), names).fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue())));
        if (!values.isEmpty()) return values;
        Process model = repository.getBpmnModelInstance(process.getProcessDefinitionId()).getModelElementById(process.getProcessDefinitionKey());
        List<String> wanted = Stream.of("requires", "accepts").flatMap(terms -> Extensions.names(model, terms).stream()).toList();
        history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list().stream().filter(v -> wanted.contains(v.getName()) && v.getValue() != null)
                .forEach(v -> values.putIfAbsent(v.getName(), known(json.valueToTree(v.getValue()), names)));
        return values;
    }

    private Map<String, List<Answer>> answers(HistoricProcessInstance process, Map<String, String> names) {
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        Map<String, Integer> visits = new HashMap<>();
        var tasks = history.createHistoricTaskInstanceQuery().rootProcessInstanceId(process.getRootProcessInstanceId()).finished().orderByHistoricTaskInstanceEndTime().asc().list().stream()
                .filter(task -> COMPLETED.equals(task.getDeleteReason())).toList();
        if (tasks.isEmpty()) return answers;
        var runs = history.createHistoricProcessInstanceQuery().processInstanceIds(tasks.stream().map(HistoricTaskInstance::getProcessInstanceId).collect(toSet())).list().stream()
                .collect(toMap(HistoricProcessInstance::getId, run -> run));
        var written = runs.values().stream().map(HistoricProcessInstance::getBusinessKey).distinct().collect(toMap(number -> number, records::of));
        tasks.forEach(task -> {
            var run = runs.get(task.getProcessInstanceId());
            String key = run.getId().equals(process.getId()) ? task.getTaskDefinitionKey() : run.getProcessDefinitionKey() + "/" + task.getTaskDefinitionKey();
            int visit = visits.merge(run.getBusinessKey() + " " + task.getTaskDefinitionKey(), 1, Integer::sum) - 1;
            var entries = written.get(run.getBusinessKey()).stream().filter(entry -> entry.step().equals(task.getTaskDefinitionKey())).toList();
            var content = visit < entries.size() ? known(entries.get(visit).content(), names) : json.createObjectNode();
            answers.computeIfAbsent(key, none -> new ArrayList<>()).add(new Answer(content, span(task.getStartTime().getTime(), task.getEndTime().getTime()), false));
        });
        return answers;
    }

    private List<Heard> heard(HistoricProcessInstance process, Map<String, String> names) {
        return jdbc.sql("select e.name, e.payload, d.at from event_delivery d join event e on e.id = d.event_id where d.receiver like ? order by d.at").param(process.getId() + "/%")
                .query((row, n) -> {
                    Map<String, JsonNode> values = new LinkedHashMap<>();
                    known(read(row.getString(2)), names).fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue()));
                    return new Heard(row.getString(1), span(process.getStartTime().getTime(), Moments.read(row, 3).toEpochMilli()), values);
                }).list();
    }

    private static String span(long from, long until) {
        return Duration.ofMinutes(Math.max(0, (until - from) / 60_000)).toString();
    }

    private JsonNode known(JsonNode content, Map<String, String> names) {
        String text = content.toString();
        for (var name : names.entrySet()) text = text.replace(name.getKey(), name.getValue());
        return read(text);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
