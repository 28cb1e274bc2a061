package io.tiaoli.web.inputs;

import java.util.SplittableRandom;

/**
 * Which inputs of a run are sent: all, those of a road, or one of them.
 *
 * @param road empty for all
 * @param first counts from 1
 */
record Inputs(String road, int first, int last) {

    /** @param only such as {@code flows}, {@code flows:17} or {@code flows:10-20}; empty for all */
    static Inputs of(String only) {
        String[] parts = only.split("[:-]");
        if (parts.length == 1) return new Inputs(only, 1, Integer.MAX_VALUE);
        return new Inputs(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[parts.length - 1]));
    }

    boolean has(String one, int number) {
        return (road.isEmpty() || road.equals(one)) && number >= first && number <= last;
    }

    /** Each input has its own, whichever came before. */
    static long seed(long run, String road, int number) {
        return new SplittableRandom(run ^ (long) road.hashCode() << 32 ^ number).nextLong();
    }
}
