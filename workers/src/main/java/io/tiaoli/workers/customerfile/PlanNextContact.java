package io.tiaoli.workers.customerfile;

import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Fixes the next contact, so many days after the car left or the talk ended; serves {@code customer-file} S5. */
@Component
@Label("定下次联系时间")
public class PlanNextContact implements Worker<PlanNextContact.In, PlanNextContact.Out> {

    /** @param from departure or end of the talk */
    public record In(@Label("客户") String customerId, @Label("从何时算起") Instant from, @Label("几天后联系") int offsetDays) {}

    public record Out(@Label("下次联系时间") Instant nextContactAt) {}

    private final CustomerFiles files;

    PlanNextContact(CustomerFiles files) {
        this.files = files;
    }

    @Override
    public Out run(In in, Step step) {
        var at = in.from().plus(Duration.ofDays(in.offsetDays()));
        files.nextContact(files.get(in.customerId()).fileNo(), at);
        return new Out(at);
    }
}
