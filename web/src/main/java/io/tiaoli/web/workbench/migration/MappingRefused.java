package io.tiaoli.web.workbench.migration;

import java.util.List;
import java.util.Map;

/** Steps that cannot take each other's place, each with the reasons in Chinese. */
class MappingRefused extends RuntimeException {

    private final transient Map<String, List<String>> reasons;

    /** @param reasons by the step of the old version */
    MappingRefused(Map<String, List<String>> reasons) {
        super(reasons.toString(), null, false, false);
        this.reasons = reasons;
    }

    Map<String, List<String>> reasons() {
        return reasons;
    }
}
