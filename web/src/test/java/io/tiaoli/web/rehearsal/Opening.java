package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.ApplicationContext;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.forms.AnyEntry;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.testing.Chance;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

/** How a run begins: some day, some customer, by the form, the event, the caller or the clock of the flow. */
final class Opening {

    /** Flows that nobody but another flow begins, with what it has written before. */
    static final Map<String, String> BEGUN_BY = Map.of("test-drive-check", "test-drive", "sheet-correction", "vehicle-delivery", "prospect-spot-check-interview", "prospect-spot-check",
            "trade-in-contact", "trade-in-development");

    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2026, 11, 23, 9, 0);
    private static final int TRIES = 25;

    private final Stage stage;
    private final Beginning beginning;
    private final Consents consents;
    private final Workers workers;
    private final ObjectMapper json;
    private final AnyEntry any;
    private final Outside outside;
    private final Trail trail;
    private final Chance chance;

    Opening(ApplicationContext spring, Outside outside, Trail trail) {
        this.stage = spring.getBean(Stage.class);
        this.beginning = spring.getBean(Beginning.class);
        this.consents = spring.getBean(Consents.class);
        this.workers = spring.getBean(Workers.class);
        this.json = spring.getBean(ObjectMapper.class);
        this.any = new AnyEntry(spring, Outside.known());
        this.outside = outside;
        this.trail = trail;
        this.chance = trail.chance();
    }

    /** Returns whether other flows that it tells of stay away. */
    boolean of(String flow) {
        String first = BEGUN_BY.getOrDefault(flow, flow);
        var definition = stage.engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(first).latestVersion().singleResult();
        var at = FIRST_DAY.plusDays(chance.below(14)).plusMinutes(10L * chance.below(90));
        stage.at(Date.from(at.atZone(ZoneId.systemDefault()).toInstant()));
        stage.footsteps.begin(footstep -> {});
        stage.cast.enter();
        outside.before(chance);
        boolean alone = chance.below(3) < 2;
        if (alone) stage.only(new TreeSet<>(List.of(first, flow)));
        else stage.stopClocks();
        if (chance.oneIn(8)) consents.withdraw(stage.cast.customerId(), "客户要求");
        else if (chance.oneIn(6)) consents.withdraw(stage.cast.customerId(), chance.one(List.of(ContactPurpose.CARE, ContactPurpose.APPOINTMENT_OFFER, ContactPurpose.PROSPECT)), "客户要求");
        trail.moment();
        start(definition, at);
        return alone;
    }

    private void start(ProcessDefinition definition, LocalDateTime at) {
        var diagram = stage.engine.getRepositoryService().getBpmnModelInstance(definition.getId());
        Process process = diagram.getModelElementById(definition.getKey());
        var start = chance.rare("start", process.getChildElementsByType(StartEvent.class).stream().toList());
        if (start.getCamundaFormRef() != null) {
            byForm(definition);
            return;
        }
        var known = outside.beginnings(chance);
        var choices = Choices.of(diagram, workers).values();
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(Extensions.names(process, "requires"));
        Extensions.names(process, "accepts").stream().filter(name -> Outside.ALWAYS.contains(name) || chance.oneIn(2)).forEach(names::add);
        for (String name : names) {
            // of all roles only some are asked in life, which the diagram does not say
            if (choices.containsKey(name) && !(name.endsWith("Role") && known.containsKey(name))) values.put(name, json.valueToTree(chance.rare(name, List.copyOf(choices.get(name).keySet()))));
            else if (known.containsKey(name)) values.put(name, json.valueToTree(known.get(name).get()));
        }
        trail.note("starts by %s with %s".formatted(start.getId(), values));
        try {
            beginning.start(definition, new Scenario(start.getId(), at.toString(), values, Map.of(), List.of()));
        } catch (RuntimeException e) {
            throw new Found("could not start: " + Found.said(e), e);
        }
    }

    private void byForm(ProcessDefinition definition) {
        var sources = new Sources(chance);
        for (int n = 0;; n++) {
            var entered = any.enter(read(definition), JsonNodeFactory.instance.objectNode(), Map.of(), sources.of(n));
            trail.note("starts by its form with " + entered.content());
            try {
                stage.engine.getFormService().submitStartForm(definition.getId(), Variables.putValueTyped(entered.record(), SpinValues.jsonValue(entered.content().toString()).create()));
                return;
            } catch (RuntimeException e) {
                Found.unlessRefused(e, "the start form");
                if (n == TRIES) throw new Found("no entry of the start form is accepted, last: " + Found.said(e), e);
            }
        }
    }

    private byte[] read(ProcessDefinition definition) {
        try (var form = stage.engine.getFormService().getDeployedStartForm(definition.getId())) {
            return form.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
