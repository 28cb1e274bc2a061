package io.tiaoli.processes.tasks;

import java.util.Collection;
import java.util.Set;

/** Knows which groups' tasks a person manages. */
public interface TaskManagers {

    /** The candidate groups managed by a member of these groups: {@code service-manager} manages {@code service-advisor}. */
    Set<String> managedGroups(Collection<String> myGroups);
}
