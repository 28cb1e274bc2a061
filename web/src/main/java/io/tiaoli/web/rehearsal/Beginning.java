package io.tiaoli.web.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.spin.plugin.variable.SpinValues;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.forms.LikelyEntry;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.workers.cases.Cases;

/** Starts a flow by its form, its event, its caller or its clock, and invents what must be there and nobody gave. */
class Beginning {

    /** What it was started with. */
    record Begun(String start, String processId, Map<String, JsonNode> values, List<String> invented) {}

    private static final String CALLER = "YY-00000000-0001";
    private static final List<String> PEOPLE = List.of("customerId", "vehicleId");
    private static final int KM = 5_000;
    private static final int FEN = 100_000;

    private final ProcessEngine engine;
    private final Cast cast;
    private final LikelyEntry likely;
    private final Cases cases;
    private final Workers workers;
    private final Clock clock;

    Beginning(ProcessEngine engine, Cast cast, LikelyEntry likely, Cases cases, Workers workers, Clock clock) {
        this.engine = engine;
        this.cast = cast;
        this.likely = likely;
        this.cases = cases;
        this.workers = workers;
        this.clock = clock;
    }

    Begun start(ProcessDefinition definition, Scenario scenario) {
        var model = engine.getRepositoryService().getBpmnModelInstance(definition.getId());
        Process process = model.getModelElementById(definition.getKey());
        var starts = process.getChildElementsByType(StartEvent.class);
        var start = starts.stream().filter(s -> s.getId().equals(scenario.start())).findFirst().or(() -> scenario.start().isEmpty() ? starts.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("流程图上没有开始事件「%s」，请重新选择怎样开始".formatted(scenario.start())));
        var terms = Extensions.of(process);
        if (start.getCamundaFormRef() != null) return byForm(definition, start, scenario);
        var choices = Choices.of(model, workers);
        var invented = new ArrayList<String>();
        Map<String, JsonNode> values = new LinkedHashMap<>(scenario.values());
        var needed = new ArrayList<>(Extensions.names(process, "requires"));
        // whose case it is
        Extensions.names(process, "accepts").stream().filter(PEOPLE::contains).forEach(needed::add);
        needed.stream().filter(name -> isNothing(values.get(name))).forEach(name -> {
            values.put(name, invented(name, choices.values().getOrDefault(name, Map.of())));
            invented.add(choices.labels().getOrDefault(name, name));
        });
        return new Begun(start.getId(), started(definition, start, variables(values), terms.containsKey("series")), values, invented);
    }

    private String started(ProcessDefinition definition, StartEvent start, Map<String, Object> variables, boolean numbered) {
        var runtime = engine.getRuntimeService();
        Optional<EventDefinition> event = start.getEventDefinitions().stream().findFirst();
        if (!numbered) {
            cases.open(CALLER, definition.getKey(), Optional.empty(), Optional.of(cast.customerId()), Optional.empty(), "rehearsal");
            variables.putIfAbsent("sourceCaseNo", CALLER);
        }
        if (event.orElse(null) instanceof MessageEventDefinition message) return runtime.startProcessInstanceByMessage(message.getMessage().getName(), variables).getId();
        if (event.orElse(null) instanceof TimerEventDefinition) return byClock(definition);
        return runtime.startProcessInstanceByKey(definition.getKey(), numbered ? null : CALLER, variables).getId();
    }

    private String byClock(ProcessDefinition definition) {
        var job = engine.getManagementService().createJobQuery().timers().processDefinitionKey(definition.getKey()).list().stream().filter(j -> j.getProcessInstanceId() == null).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("流程没有会到的开始时间"));
        engine.getManagementService().activateJobById(job.getId());
        engine.getManagementService().executeJob(job.getId());
        engine.getManagementService().createJobQuery().timers().processDefinitionKey(definition.getKey()).list().stream().filter(j -> j.getProcessInstanceId() == null)
                .forEach(j -> engine.getManagementService().suspendJobById(j.getId()));
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(definition.getKey()).list().get(0).getId();
    }

    private Begun byForm(ProcessDefinition definition, StartEvent start, Scenario scenario) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        scenario.values().forEach((name, value) -> given.set(name, cast.known(value)));
        try (var form = engine.getFormService().getDeployedStartForm(definition.getId())) {
            var filled = likely.fill(form.readAllBytes(), JsonNodeFactory.instance.objectNode(), given, Map.of());
            var process = engine.getFormService().submitStartForm(definition.getId(), Variables.putValueTyped(filled.record(), SpinValues.jsonValue(filled.content().toString()).create()));
            Map<String, JsonNode> used = new LinkedHashMap<>();
            filled.content().fields().forEachRemaining(field -> used.put(field.getKey(), scenario.values().getOrDefault(field.getKey(), cast.named(field.getValue()))));
            return new Begun(start.getId(), process.getId(), used, filled.invented());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, Object> variables(Map<String, JsonNode> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            var known = cast.known(value);
            if (!isNothing(known)) variables.put(name, plain(known));
        });
        return variables;
    }

    private static boolean isNothing(JsonNode value) {
        return value == null || value.isNull() || value.isTextual() && value.asText().isBlank();
    }

    /** A value as the engine keeps it. */
    static Object plain(JsonNode value) {
        return value.isTextual() ? value.asText() : value.isBoolean() ? (Object) value.asBoolean() : value.isInt() ? (Object) value.asInt() : value.isLong() ? (Object) value.asLong()
                : value.isNumber() ? (Object) value.decimalValue().toPlainString() : value.toString();
    }

    /** By what its name says it is. */
    private JsonNode invented(String name, Map<String, String> choices) {
        if (!choices.isEmpty()) return TextNode.valueOf(choices.keySet().iterator().next());
        if (name.equals("customerId") || name.equals("payerId")) return TextNode.valueOf("{{customer}}");
        if (name.equals("vehicleId")) return TextNode.valueOf("{{vehicle}}");
        if (name.equals("plateNo")) return TextNode.valueOf("{{plate}}");
        if (name.endsWith("At")) return TextNode.valueOf(OffsetDateTime.now(clock).toString());
        if (name.endsWith("On")) return TextNode.valueOf(LocalDate.now(clock).toString());
        if (name.endsWith("Km")) return IntNode.valueOf(KM);
        if (name.endsWith("Fen")) return IntNode.valueOf(FEN);
        if (name.startsWith("is") || name.startsWith("has")) return BooleanNode.TRUE;
        return TextNode.valueOf("预演");
    }
}
