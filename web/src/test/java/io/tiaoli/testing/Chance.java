package io.tiaoli.testing;

import java.util.List;
import java.util.Random;

/** Every choice of one random run: the first ones by a seed, those after them ordinary, so that a run that failed can be repeated with fewer surprises. */
public final class Chance {

    private final Random random;
    private final int most;
    private int drawn;

    /** @param most how many choices are random; all after them are 0 */
    public Chance(long seed, int most) {
        this.random = new Random(seed);
        this.most = most;
    }

    /** A number from 0, the ordinary choice, to n - 1. */
    public int below(int n) {
        return drawn++ < most ? random.nextInt(n) : 0;
    }

    /** One of them, the first being the ordinary one. */
    public <T> T one(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** True once in n times, and ordinarily never. */
    public boolean oneIn(int n) {
        return below(n) == n - 1;
    }

    /** How many choices were made so far. */
    public int drawn() {
        return drawn;
    }
}
