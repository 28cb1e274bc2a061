package io.tiaoli.web.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Notes every step in the order in which it begins and ends, which the tables do not tell of what happens in one moment, and stops who goes in circles. */
class Footsteps implements HistoryEventHandler {

    /** One step begins or ends. */
    record Footstep(boolean end, boolean cancelled, String process, String flow, String step, String name, String type) {}

    /** Far more than any flow of ours has, and reached within seconds. */
    static final int MOST = 1500;
    private static final int CANCELLED = 2;

    private final List<Footstep> walked = new ArrayList<>();
    private Consumer<Footstep> listener = step -> {};

    /** Begins a new walk. */
    void begin(Consumer<Footstep> told) {
        walked.clear();
        listener = told;
    }

    int count() {
        return walked.size();
    }

    List<Footstep> since(int mark) {
        return List.copyOf(walked.subList(mark, walked.size()));
    }

    /** Forgets what was rolled back. */
    void backTo(int mark) {
        walked.subList(mark, walked.size()).clear();
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!(event instanceof HistoricActivityInstanceEventEntity activity)) return;
        boolean start = event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START);
        boolean end = event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END);
        if (!start && !end) return;
        if (walked.size() >= 2 * MOST) throw new TooLong(activity.getActivityName() == null ? activity.getActivityId() : activity.getActivityName());
        var step = new Footstep(end, activity.getActivityInstanceState() == CANCELLED, activity.getProcessInstanceId(), activity.getProcessDefinitionKey(), activity.getActivityId(),
                activity.getActivityName() == null ? "" : activity.getActivityName(), activity.getActivityType());
        walked.add(step);
        listener.accept(step);
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** The flow does not come to its end. */
    static final class TooLong extends RuntimeException {

        TooLong(String step) {
            super("走了 %d 步还没有走完，停在「%s」附近：图上可能有绕不出来的圈".formatted(MOST, step));
        }
    }
}
