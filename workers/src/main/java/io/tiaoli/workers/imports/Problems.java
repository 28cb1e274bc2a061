package io.tiaoli.workers.imports;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file; all are counted, the first hundred thousand kept. */
final class Problems {

    private static final int MOST_KEPT = 100_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    void add(Problem problem) {
        count++;
        if (kept.size() < MOST_KEPT) kept.add(problem);
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<Problem> kept() {
        return kept;
    }
}
