package io.tiaoli.web.rehearsal;

import io.tiaoli.testing.Chance;

/** Where the entries of one form come from: the first from the run's own choices, the others, tried when it is not accepted, all from one of them. */
final class Sources {

    private static final int SOME = 1_000;
    private static final int TRIES = 100;

    private final Chance chance;
    private int others = -1;

    Sources(Chance chance) {
        this.chance = chance;
    }

    Chance of(int nth) {
        if (nth == 0) return chance;
        if (others < 0) others = chance.below(SOME);
        return Chance.of((long) others * TRIES + nth);
    }
}
