package io.tiaoli.processes.rehearsal;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a rehearsal.
 *
 * @param said where it ended, in Chinese
 * @param path the flow's own steps in the order in which they ended
 * @param messages the wordings that were sent, in turn
 * @param ends the end events that were reached
 * @param names the steps' names
 * @param waiting events that a step waits for at the end
 * @param events whatever the diagrams that were run can wait for, by event: what staff call it
 * @param used the scenario with all that was invented
 * @param invented start data that nobody gave
 */
public record Outcome(Ending ending, String said, List<String> path, List<String> messages, List<String> ends, Map<String, String> names, List<String> waiting, Map<String, String> events,
        List<Run> runs, List<Entry> timeline, List<Done> tasks, Scenario used, List<String> invented, long millis) {

    /** How a rehearsal ends. */
    public enum Ending {
        /** At its end events. */
        ENDED,
        /** Nothing more happens by itself. */
        WAITING,
        /** Something cannot be done. */
        STUCK,
        /** It is too long, or goes in circles. */
        LIMIT
    }

    /** One diagram that was run; {@code depth} 0 is the flow itself, 1 what it calls. */
    public record Run(String flow, String name, int depth, String xml, List<String> passed, List<String> current) {}

    /** A line of the timeline; what is not there is an empty text. */
    public record Entry(String at, int depth, String flow, Kind kind, String step, String title, String who, String text) {}

    /** A task that somebody did, with what the form asks. */
    public record Done(String key, int visit, String name, String flow, String who, String at, String due, String doneAt, boolean left, JsonNode values, List<String> invented, List<JsonNode> fields) {}

    /** What a line tells. */
    public enum Kind {
        START("开始"), STEP("步骤"), TASK("任务"), DONE("办完"), GONE("撤回"), MESSAGE("消息"), TIMER("定时"), FIRED("到时"), EVENT("事件"), HEARD("收到"), PAPER("单据"), NOTICE("提醒"),
        PROBLEM("问题"), END("结束");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
