package io.tiaoli.processes.safety;

import java.lang.reflect.Field;
import java.util.Optional;

/** Reads what the engine's commands keep to themselves; a field that is gone is an error, never an open door. */
public final class CommandField {

    /** The value of a command's own or inherited field. */
    public static <T> Optional<T> read(Object command, String name, Class<T> type) {
        try {
            Field field = declared(command.getClass(), name);
            field.setAccessible(true);
            return Optional.ofNullable(type.cast(field.get(command)));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + name + " of " + command.getClass().getName(), e);
        }
    }

    /** The value of a text field. */
    public static Optional<String> text(Object command, String name) {
        return read(command, name, String.class);
    }

    private static Field declared(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name)) return field;
            }
        }
        throw new IllegalStateException("The engine has changed: " + type.getName() + " has no field " + name);
    }

    private CommandField() {}
}
