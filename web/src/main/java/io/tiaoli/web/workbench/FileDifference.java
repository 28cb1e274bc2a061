package io.tiaoli.web.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import io.tiaoli.processes.flows.FlowFolder;

/** How a file of a folder differs between two states of it. */
public record FileDifference(String name, FlowFile kind, State state) {

    public enum State {
        ADDED("新增"), REMOVED("删除"), CHANGED("改动"), SAME("未动");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Every file of both, by name. */
    public static List<FileDifference> between(FlowFolder before, FlowFolder after) {
        List<FileDifference> differences = new ArrayList<>();
        var all = new TreeSet<>(before.files().keySet());
        all.addAll(after.files().keySet());
        for (var name : all) differences.add(new FileDifference(name, FlowFile.of(name), state(before.files().get(name), after.files().get(name))));
        return differences;
    }

    private static State state(byte[] before, byte[] after) {
        if (before == null) return State.ADDED;
        if (after == null) return State.REMOVED;
        return Arrays.equals(before, after) ? State.SAME : State.CHANGED;
    }
}
