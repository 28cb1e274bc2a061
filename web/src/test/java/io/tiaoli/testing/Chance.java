package io.tiaoli.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every choice of one run, each kept: the first ones repeat an earlier run, those after them are random, or ordinary, so that a run can be repeated in full or with fewer surprises. */
public final class Chance {

    private static final int RARER = 3;

    private final List<Integer> repeated;
    private Optional<Random> random;
    private final Map<String, int[]> taken;
    private final List<Integer> drawn = new ArrayList<>();

    /**
     * @param repeated the first choices
     * @param random makes those after them; without it they are ordinary
     * @param taken how often each answer was given in the runs before, of which the rarer ones are preferred
     */
    public Chance(List<Integer> repeated, Optional<Random> random, Map<String, int[]> taken) {
        this.repeated = repeated;
        this.random = random;
        this.taken = taken;
    }

    /** All random. */
    public static Chance of(long seed) {
        return new Chance(List.of(), Optional.of(new Random(seed)), new java.util.HashMap<>());
    }

    /** These choices and then ordinary ones. */
    public static Chance repeating(List<Integer> choices) {
        return new Chance(choices, Optional.empty(), Map.of());
    }

    /** Choices as {@link #toString} tells them. */
    public static List<Integer> read(String choices) {
        return Arrays.stream(choices.split("\\.")).filter(one -> !one.isBlank()).map(one -> Integer.parseInt(one.strip(), Character.MAX_RADIX)).toList();
    }

    /** A number from 0, the ordinary choice, to n - 1. */
    public int below(int n) {
        return keep(drawn.size() < repeated.size() ? repeated.get(drawn.size()) % n : random.map(source -> source.nextInt(n)).orElse(0));
    }

    /** One of them, the first being the ordinary one. */
    public <T> T one(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** True once in n times, and ordinarily never. */
    public boolean oneIn(int n) {
        return below(n) == n - 1;
    }

    /** One of them, mostly that which was taken least often under this name. */
    public <T> T rare(String name, List<T> choices) {
        if (drawn.size() < repeated.size() || random.isEmpty()) return one(choices);
        int[] counts = taken.computeIfAbsent(name + " of " + choices.size(), none -> new int[choices.size()]);
        int choice = random.get().nextInt(RARER) == 0 ? random.get().nextInt(choices.size()) : rarest(counts);
        counts[choice]++;
        return choices.get(keep(choice));
    }

    private static int rarest(int[] counts) {
        return IntStream.range(0, counts.length).reduce(0, (least, n) -> counts[n] < counts[least] ? n : least);
    }

    /** From now on all choices are ordinary. */
    public void calm() {
        random = Optional.empty();
    }

    private int keep(int choice) {
        drawn.add(choice);
        return choice;
    }

    /** The choices so far. */
    public List<Integer> drawn() {
        return List.copyOf(drawn);
    }

    /** The choices so far, without the ordinary ones at the end. */
    @Override
    public String toString() {
        return drawn.stream().map(choice -> Integer.toString(choice, Character.MAX_RADIX)).collect(Collectors.joining(".")).replaceAll("(^|\\.)0(\\.0)*$", "");
    }
}
