package io.tiaoli.workers.checklists;

import java.util.List;

/** A file that is no check sheet. */
public class SheetUnreadable extends RuntimeException {

    private final List<String> problems;

    SheetUnreadable(List<String> problems) {
        super(String.join("；", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in Chinese, with row and value. */
    public List<String> problems() {
        return problems;
    }
}
