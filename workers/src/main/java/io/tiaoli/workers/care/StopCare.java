package io.tiaoli.workers.care;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.care.CareContact.State;

/** Ends the plan of the case: nothing that is not over is made any more. */
@Component
@Label("停止计划里的联系")
public class StopCare implements Worker<StopCare.In, StopCare.Out> {

    public record In(@Label("原因") String reason) {}

    public record Out(@Label("停止的联系数") int stoppedContacts) {}

    private final CareContacts contacts;

    StopCare(CareContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Out run(In in, Step step) {
        var open = contacts.of(step.caseNo()).stream().filter(contact -> contact.state() == State.PLANNED || contact.state() == State.OPEN).toList();
        contacts.stop(open, in.reason());
        return new Out(open.size());
    }
}
