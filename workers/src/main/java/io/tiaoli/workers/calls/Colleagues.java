package io.tiaoli.workers.calls;

import java.util.Optional;

/** The staff whom a caller may ask for. */
public interface Colleagues {

    /** Somebody of the staff; {@code role} is the group whose work the person does. */
    record Colleague(String userId, String name, String role) {}

    /** By user id or full name; empty when nobody or more than one fits. */
    Optional<Colleague> named(String userOrName);
}
