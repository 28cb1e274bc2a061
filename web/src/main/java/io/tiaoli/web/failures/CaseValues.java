package io.tiaoli.web.failures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.web.failures.FailureActs.Change;

/** The values that a running case works with, by name and kind. */
@Component
public class CaseValues {

    /** One value; {@code kind} is empty for what only a form may write. */
    public record Held(String id, String name, Optional<CaseValue> kind, String text) {

        /** Whether it says who a customer is, as the few values do that task cards and filters need. */
        public boolean isPersonal() {
            return PERSONAL.matcher(name).matches();
        }

        /** In Chinese, for staff. */
        public String kindLabel() {
            return kind.map(CaseValue::label).orElse("表单");
        }

        /** Whole for whoever needs it, else the first character of what is personal. */
        public String shown(boolean whole) {
            return whole || !isPersonal() || text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(0, 1)) + "***";
        }
    }

    private static final Map<String, CaseValue> KINDS = Map.of("string", CaseValue.STRING, "integer", CaseValue.INTEGER, "short", CaseValue.INTEGER,
            "long", CaseValue.LONG, "double", CaseValue.DOUBLE, "boolean", CaseValue.BOOLEAN, "date", CaseValue.DATE);
    private static final String NUMBER = "caseNo";
    private static final Pattern PERSONAL = Pattern.compile("(?i)(customer|payer|caller|owner|driver|visitor|contact|person)Name|.*plateNo|.*phone|.*address|.*vin|.*licenceNo");

    private final RuntimeService runtime;

    CaseValues(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** By name. */
    public List<Held> of(String processId) {
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
