package io.tiaoli.web.rehearsal;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tiaoli.testing.Chance;

/** What happened in one run: a line for each thing, the choices made before it, and at which of them each step of the diagrams was first reached. */
final class Trail {

    private final Chance chance;
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> moments = new ArrayList<>();
    private final Map<String, Integer> reached = new LinkedHashMap<>();

    Trail(Chance chance) {
        this.chance = chance;
    }

    /** Something is going to happen. */
    void moment() {
        moments.add(chance.drawn().size());
    }

    void note(String what) {
        lines.add(LocalDateTime.ofInstant(Play.now(), ZoneId.systemDefault()).withNano(0) + " " + what);
    }

    /** @param step {@code flow/step} */
    void reached(String step) {
        reached.putIfAbsent(step, moments.size() - 1);
    }

    List<String> lines() {
        return lines;
    }

    /** The number of the moment at which each step was reached, by {@code flow/step}. */
    Map<String, Integer> reached() {
        return reached;
    }

    /** The choices made before a moment, of the nearest one that there was. */
    List<Integer> choicesBefore(int moment) {
        return moments.isEmpty() ? List.of() : chance.drawn().subList(0, moments.get(Math.max(0, Math.min(moment, moments.size() - 1))));
    }

    /** All choices, as what repeats the run. */
    Chance chance() {
        return chance;
    }
}
