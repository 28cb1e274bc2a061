package io.tiaoli.processes.safety;

import java.util.Set;

import org.camunda.bpm.engine.BadUserRequestException;

/** The only expressions that a stored task filter may hold, each compared as an exact text. */
public final class FilterTexts {

    /** The person who looks at the filter. */
    public static final String ME = "${currentUser()}";
    /** That person's groups. */
    public static final String MY_GROUPS = "${currentUserGroups()}";
    public static final String NOW = "${now()}";
    /** The last second of today. */
    public static final String END_OF_TODAY = "${dateTime().withTimeAtStartOfDay().plusDays(1).minusSeconds(1)}";

    private static final Set<String> ALL = Set.of(ME, MY_GROUPS, NOW, END_OF_TODAY);

    static void require(String text) {
        if (!ALL.contains(text)) {
            throw new BadUserRequestException("筛选里不允许表达式「%s」，只能用：%s、%s、%s、%s".formatted(text, ME, MY_GROUPS, NOW, END_OF_TODAY));
        }
    }

    private FilterTexts() {}
}
