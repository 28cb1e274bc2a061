package io.tiaoli.workers.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the engine remembers of cases. */
public interface EngineMemory {

    /** All of it, as rows of names and values. */
    List<Map<String, Object>> of(Collection<String> caseNos);

    /** Deletes all of it for those of the cases that have ended. */
    void forget(Collection<String> caseNos);
}
