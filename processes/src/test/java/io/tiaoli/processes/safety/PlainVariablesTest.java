package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Java objects as variables, by every route that a client has: none is kept, none is ever read back. */
class PlainVariablesTest {

    /** Says when somebody brings it back to life. */
    static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1L;
        static final AtomicInteger READ = new AtomicInteger();
        public String name = "x";

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            READ.incrementAndGet();
            in.defaultReadObject();
        }
    }

    private static ProcessEngine engine;
    private Task task;

    @BeforeAll
    static void start() {
        engine = SafeEngine.start(Map.of());
        engine.getRepositoryService().createDeployment().addString("flow.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
                  <bpmn:message id="m" name="go"/>
                  <bpmn:process id="flow" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f0" sourceRef="s" targetRef="both"/><bpmn:parallelGateway id="both"/>
                    <bpmn:sequenceFlow id="f1" sourceRef="both" targetRef="step"/><bpmn:userTask id="step"/>
                    <bpmn:sequenceFlow id="f2" sourceRef="both" targetRef="wait"/><bpmn:receiveTask id="wait" messageRef="m"/>
                    <bpmn:sequenceFlow id="f3" sourceRef="both" targetRef="ext"/><bpmn:serviceTask id="ext" camunda:type="external" camunda:topic="print"/>
                  </bpmn:process>
                </bpmn:definitions>""").deploy();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void oneCase() {
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(each -> engine.getRuntimeService().deleteProcessInstance(each.getId(), "cleared"));
        engine.getRuntimeService().startProcessInstanceByKey("flow");
        task = engine.getTaskService().createTaskQuery().singleResult();
    }

    private static Map<String, TypedValue> objects() {
        Map<String, TypedValue> objects = new LinkedHashMap<>();
        objects.put("serialised", Variables.serializedObjectValue(base64(new Gadget())).serializationDataFormat("application/x-java-serialized-object").objectTypeName(Gadget.class.getName()).create());
        objects.put("serialised and transient", Variables.serializedObjectValue(base64(new Gadget()), true).serializationDataFormat("application/x-java-serialized-object").objectTypeName(Gadget.class.getName()).create());
        objects.put("serialised under a harmless name", Variables.serializedObjectValue(base64(new Gadget())).serializationDataFormat("application/x-java-serialized-object").objectTypeName("java.util.ArrayList").create());
        objects.put("of a class in JSON", Variables.serializedObjectValue("{\"name\":\"x\"}").serializationDataFormat("application/json").objectTypeName(Gadget.class.getName()).create());
        objects.put("of a class in a list in JSON", Variables.serializedObjectValue("[{}]").serializationDataFormat("application/json").objectTypeName("java.util.ArrayList<" + Gadget.class.getName() + ">").create());
        objects.put("of a class in JSON and transient", Variables.serializedObjectValue("{\"name\":\"x\"}", true).serializationDataFormat("application/json").objectTypeName(Gadget.class.getName()).create());
        objects.put("without a type", Variables.serializedObjectValue("{}").serializationDataFormat("application/json").create());
        objects.put("in an unknown format", Variables.serializedObjectValue("<a/>").serializationDataFormat("application/xml").objectTypeName("java.util.ArrayList").create());
        objects.put("as an object", Variables.objectValue(new Gadget()).create());
        objects.put("in a list", Variables.objectValue(new ArrayList<>(List.of(new Gadget()))).create());
        objects.put("untyped", Variables.untypedValue(new Gadget()));
        objects.put("as a list that could not be read back", Variables.untypedValue(List.of("a")));
        objects.put("untyped in a list", Variables.untypedValue(new ArrayList<>(List.of(new Gadget()))));
        return objects;
    }

    private Map<String, Consumer<Map<String, Object>>> routes() {
        var runtime = engine.getRuntimeService();
        Map<String, Consumer<Map<String, Object>>> routes = new LinkedHashMap<>();
        routes.put("set", value -> runtime.setVariables(task.getExecutionId(), value));
        routes.put("set local", value -> runtime.setVariablesLocal(task.getExecutionId(), value));
        routes.put("set on the task", value -> engine.getTaskService().setVariables(task.getId(), value));
        routes.put("set local on the task", value -> engine.getTaskService().setVariablesLocal(task.getId(), value));
        routes.put("complete", value -> engine.getTaskService().complete(task.getId(), value));
        routes.put("submit", value -> engine.getFormService().submitTaskForm(task.getId(), value));
        routes.put("start", value -> runtime.startProcessInstanceByKey("flow", value));
        routes.put("submit start form", value -> engine.getFormService().submitStartForm(task.getProcessDefinitionId(), value));
        routes.put("correlate", value -> runtime.createMessageCorrelation("go").setVariables(value).correlate());
        routes.put("correlate local", value -> runtime.createMessageCorrelation("go").setVariablesLocal(value).correlate());
        routes.put("modify", value -> runtime.createProcessInstanceModification(task.getProcessInstanceId()).startBeforeActivity("step").setVariables(value).execute());
        routes.put("external task", value -> {
            LockedExternalTask external = engine.getExternalTaskService().fetchAndLock(1, "w").topic("print", 1_000).execute().get(0);
            engine.getExternalTaskService().complete(external.getId(), "w", value);
        });
        return routes;
    }

    @TestFactory
    Stream<DynamicTest> noRouteKeepsAJavaObject() {
        return routes().entrySet().stream().flatMap(route -> objects().entrySet().stream().map(object -> dynamicTest(route.getKey() + ": " + object.getKey(), () -> {
            oneCase();
            int read = Gadget.READ.get();
            assertThatThrownBy(() -> routes().get(route.getKey()).accept(Map.of("gadget", object.getValue()))).isInstanceOf(ProcessEngineException.class);
            assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableName("gadget").count()).isZero();
            assertThat(Gadget.READ).hasValue(read);
        })));
    }

    @Test
    void plainValuesAndTheirListsAreKept() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("text", "x");
        plain.put("whole", 1L);
        plain.put("yes", true);
        plain.put("moment", new Date(1_800_000_000_000L));
        plain.put("nothing", null);
        plain.put("list", new ArrayList<>(List.of("a", "b")));
        plain.put("rows", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("fen", 100)))));
        engine.getRuntimeService().setVariables(task.getExecutionId(), plain);
        assertThat(engine.getRuntimeService().getVariables(task.getExecutionId())).containsAllEntriesOf(plain);
        engine.getRuntimeService().setVariable(task.getExecutionId(), "sheet", SpinValues.jsonValue("{\"a\":1}").create());
        assertThat(engine.getRuntimeService().getVariable(task.getExecutionId(), "sheet")).hasToString("{\"a\":1}");
    }

    private static String base64(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
