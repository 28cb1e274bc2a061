package io.tiaoli.processes.safety;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/** Answers what an expression may ask and vetoes the rest; no other resolver stands behind it. */
final class AllowListResolver extends ELResolver {

    private final Map<String, ?> delegates;
    private final ELResolver methods = new BeanELResolver(true);
    private final ELResolver lists = new ListELResolver(true);
    private final ELResolver maps = new MapELResolver(true);

    AllowListResolver(Map<String, ?> delegates) {
        this.delegates = delegates;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) return root(context, String.valueOf(property));
        if (base instanceof List) return lists.getValue(context, base, property);
        if (base instanceof Map) return maps.getValue(context, base, property);
        if (base instanceof CaseView view && CaseView.BUSINESS_KEY.equals(property)) {
            context.setPropertyResolved(true);
            return view.processBusinessKey();
        }
        throw vetoed(base, String.valueOf(property));
    }

    /**
     * A worker stands before a variable of the same name, so that nobody can put something else in its place.
     * A variable that nobody has set yet is null: the deployment check knows who sets which.
     */
    private Object root(ELContext context, String name) {
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        Object found;
        if (delegates.containsKey(name)) found = delegates.get(name);
        else if (scope != null && name.equals(CaseView.NAME)) found = CaseView.of(scope);
        else if (scope != null) found = scope.getVariable(name);
        else return null;
        context.setPropertyResolved(true);
        return found;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        String name = String.valueOf(method);
        if (!AllowedCalls.isAllowed(base, name, arguments.length)) throw vetoed(base, name + "()");
        return methods.invoke(context, base, name, types, arguments);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw vetoed(base, String.valueOf(property));
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        throw vetoed(base, String.valueOf(property));
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    private static ELException vetoed(Object base, String member) {
        return new ELException("表达式里不允许「%s」（用在 %s 上）；%s".formatted(member, kind(base), ExpressionShape.ALLOWED));
    }

    private static String kind(Object base) {
        return base == null ? "变量" : base.getClass().getSimpleName();
    }
}
