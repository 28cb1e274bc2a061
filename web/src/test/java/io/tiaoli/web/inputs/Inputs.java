package io.tiaoli.web.inputs;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which inputs of a run are sent.
 *
 * @param parts none for all
 */
record Inputs(List<Part> parts) {

    /** @param first counts from 1 */
    private record Part(String road, int first, int last) {

        static Part of(String written) {
            String[] words = written.split("[:-]");
            return words.length == 1 ? new Part(written, 1, Integer.MAX_VALUE) : new Part(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[words.length - 1]));
        }
    }

    /** @param only such as {@code flows}, {@code flows:17} or {@code flows:10-20,tables}; empty for all */
    static Inputs of(String only) {
        return new Inputs(only.isEmpty() ? List.of() : Arrays.stream(only.split(",")).map(Part::of).toList());
    }

    boolean has(String road, int number) {
        return parts.isEmpty() || parts.stream().anyMatch(part -> part.road().equals(road) && number >= part.first() && number <= part.last());
    }

    /** Each input has its own, whichever came before. */
    static long seed(long run, String road, int number) {
        return new SplittableRandom(run ^ (long) road.hashCode() << 32 ^ number).nextLong();
    }
}
