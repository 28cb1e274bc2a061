package io.tiaoli.processes.safety;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** The engine's expressions behind the allow-list: variables, workers by name, read-only calls, and nothing else. */
public final class SafeExpressions extends JuelExpressionManager {

    private static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    private final Map<String, ?> delegates;

    /** @param delegates what {@code ${name}} of a service task may mean, by bean name; read again at every call */
    public SafeExpressions(Map<String, ?> delegates) {
        this.delegates = delegates;
    }

    @Override
    protected ELResolver createElResolver() {
        return new AllowListResolver(delegates);
    }

    /** Leaves out what plug-ins add, such as Spin's {@code S(…)} and {@code XML(…)}. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) super.addFunction(name, function);
    }

    @Override
    public Expression createExpression(String text) {
        return new Checked(createValueExpression(text), text);
    }

    /** Decisions speak FEEL; the engine would hand every juel cell to this provider. */
    @Override
    protected ElProvider createElProvider() {
        return text -> {
            throw new ProcessEngineException("决策表里只能用 FEEL，不允许 juel：" + text);
        };
    }

    /** Only queries evaluate without a scope, so their texts are checked here once more, when they run. */
    private final class Checked extends JuelExpression {

        Checked(ValueExpression value, String text) {
            super(value, SafeExpressions.this, text);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution context) {
            if (scope == null && !isLiteralText()) FilterTexts.require(getExpressionText());
            return super.getValue(scope, context);
        }
    }
}
