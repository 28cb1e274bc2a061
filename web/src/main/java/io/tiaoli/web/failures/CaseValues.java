package io.tiaoli.web.failures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.web.failures.FailureActs.Change;

/** The values that a running case works with, by name and kind. */
@Component
class CaseValues {

    /** One value; {@code kind} is empty for what only a form may write. */
    record Held(String id, String name, Optional<CaseValue> kind, String text) {}

    private static final Map<String, CaseValue> KINDS = Map.of("string", CaseValue.STRING, "integer", CaseValue.INTEGER, "short", CaseValue.INTEGER,
            "long", CaseValue.LONG, "double", CaseValue.DOUBLE, "boolean", CaseValue.BOOLEAN, "date", CaseValue.DATE);
    private static final String NUMBER = "caseNo";

    private final RuntimeService runtime;

    CaseValues(RuntimeService runtime) {
        this.runtime = runtime;
    }

    List<Held> of(String processId) {
        return variables(processId).stream().map(CaseValues::held).sorted(Comparator.comparing(Held::name)).toList();
    }

    /** Changes the value of this name, or adds it; says what was there before. */
    Change set(String processId, String name, CaseValue kind, String text) {
        if (!name.matches("[a-zA-Z][a-zA-Z0-9]{0,79}")) throw new IllegalArgumentException("名称「%s」不对：只能用字母和数字，以字母开头".formatted(name));
        if (name.equals(NUMBER)) throw new IllegalArgumentException("案件号不能改");
        var before = variables(processId).stream().filter(v -> v.getName().equals(name)).findFirst();
        if (before.isPresent() && isForm(before.get())) throw new IllegalArgumentException("「%s」是表单记录，请在任务里重新填写".formatted(name));
        var value = kind.read(name, text);
        runtime.setVariableLocal(before.map(VariableInstance::getExecutionId).orElse(processId), name, value);
        return new Change(name, kind.label(), before.map(v -> held(v).text()).orElse(""), kind.text(value.getValue()));
    }

    private List<VariableInstance> variables(String processId) {
        return runtime.createVariableInstanceQuery().processInstanceIdIn(processId).disableBinaryFetching().disableCustomObjectDeserialization().list();
    }

    private static boolean isForm(VariableInstance variable) {
        return !variable.getTypeName().equals("null") && !KINDS.containsKey(variable.getTypeName());
    }

    private static Held held(VariableInstance variable) {
        if (isForm(variable)) return new Held(variable.getId(), variable.getName(), Optional.empty(), "（表单记录）");
        var kind = KINDS.getOrDefault(variable.getTypeName(), CaseValue.STRING);
        Object value = variable.getTypeName().equals("null") ? null : variable.getValue();
        return new Held(variable.getId(), variable.getName(), Optional.of(kind), value == null ? "" : kind.text(value));
    }
}
