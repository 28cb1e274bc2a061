package io.tiaoli.workers.events;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Tells other flows a fact, such as {@code car-left}; it is kept until somebody hears it or it is too old. */
@Component
@Label("发布事件")
public class PublishEvent implements Worker<PublishEvent.In, Nothing> {

    /**
     * @param event the fact, in kebab
     * @param key whom it is about; a waiting step names the same key
     * @param payload variables for the receiver
     * @param validDays days that it waits for a receiver, 30 unless said
     */
    public record In(@Label("事件") String event, @Label("关联键") String key, @Label("内容") Optional<Map<String, Object>> payload,
            @Label("保留天数") Optional<Integer> validDays) {}

    private final Events events;

    PublishEvent(Events events) {
        this.events = events;
    }

    @Override
    public Nothing run(In in, Step step) {
        events.publish(in.event(), in.key(), in.payload().orElse(Map.of()), Duration.ofDays(in.validDays().orElse(30)),
                Optional.of(step.caseNo()), step.once(in.event()));
        return Nothing.NOTHING;
    }
}
