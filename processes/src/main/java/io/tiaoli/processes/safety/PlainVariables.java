package io.tiaoli.processes.safety;

import java.util.List;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ByteArrayValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DateValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.DoubleValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.FileValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.LongValueSerlializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ShortValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** The stock serializers without Java objects: whatever route a variable comes by, it passes here before it is kept. */
final class PlainVariables extends DefaultVariableSerializers {

    private static final long serialVersionUID = 1L;
    private static final String JSON_OBJECT = "spin://application/json";

    PlainVariables() {
        // Spin puts its own before the serializer of Java objects, so that one stays in the list, unused.
        List.<TypedValueSerializer<?>>of(new NullValueSerializer(), new StringValueSerializer(), new BooleanValueSerializer(),
                new ShortValueSerializer(), new IntegerValueSerializer(), new LongValueSerlializer(), new DateValueSerializer(),
                new DoubleValueSerializer(), new ByteArrayValueSerializer(), new JavaObjectSerializer(), new FileValueSerializer())
                .forEach(this::addSerializer);
    }

    @Override
    public TypedValueSerializer<?> findSerializerForValue(TypedValue value, VariableSerializerFactory fallback) {
        if (isDecisionResult(value)) return super.findSerializerForValue(value, null);
        if (value instanceof ObjectValue object) return serializer(object);
        if (value.getType() == null && PlainTypes.isPlainCollection(value.getValue())) return json();
        return notJava(super.findSerializerForValue(value, null), value);
    }

    @Override
    public TypedValueSerializer<?> getSerializerByName(String name) {
        if (JavaObjectSerializer.NAME.equals(name)) throw refused("serialized");
        return super.getSerializerByName(name);
    }

    @Override
    public int getSerializerIndexByName(String name) {
        return getSerializers().stream().map(TypedValueSerializer::getName).toList().indexOf(name);
    }

    /** The engine hands a decision's result to the output mappings in memory; it never reaches the database. */
    private static boolean isDecisionResult(TypedValue value) {
        return value.getType() == null && value.isTransient() && value.getValue() instanceof DmnDecisionResult;
    }

    private TypedValueSerializer<?> serializer(ObjectValue object) {
        boolean plain = object.isDeserialized()
                ? object.getValue() == null || PlainTypes.isPlainCollection(object.getValue())
                : PlainTypes.areAllIn(object.getObjectTypeName()) && "application/json".equals(object.getSerializationDataFormat());
        if (!plain) throw refused(object.isDeserialized() ? object.getValue().getClass().getSimpleName() : object.getObjectTypeName());
        return json();
    }

    private TypedValueSerializer<?> json() {
        TypedValueSerializer<?> json = super.getSerializerByName(JSON_OBJECT);
        if (json == null) throw refused(ValueType.OBJECT.getName());
        return json;
    }

    private static TypedValueSerializer<?> notJava(TypedValueSerializer<?> found, TypedValue value) {
        if (found.getType() == ValueType.OBJECT) throw refused(String.valueOf(value.getValue().getClass().getSimpleName()));
        return found;
    }

    private static BadUserRequestException refused(String type) {
        return new BadUserRequestException("变量不能是 Java 对象（" + type + "）；只能是文字、数字、是否、时间、Json，或由它们组成的列表");
    }
}
