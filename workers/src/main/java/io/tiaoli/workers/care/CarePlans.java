package io.tiaoli.workers.care;

import java.util.List;
import java.util.Map;

/** The plans as their owners decided them. */
public interface CarePlans {

    /**
     * The contacts that a plan foresees.
     *
     * @param plan id of the decision table
     * @param facts what its conditions ask, by name
     */
    List<PlannedContact> contacts(String plan, Map<String, Object> facts);
}
