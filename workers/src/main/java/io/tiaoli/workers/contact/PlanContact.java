package io.tiaoli.workers.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Asks consent for one contact and fills in what its caller left open; {@code customer-contact} S1. */
@Component
@Label("核对联系意愿")
public class PlanContact implements Worker<PlanContact.In, PlanContact.Out> {

    private static final Duration RETRY = Duration.ofHours(2);
    private static final Duration LIMIT = Duration.ofDays(2);
    private static final int MORNING_UNTIL = 10;
    private static final int USUAL = 5;

    /**
     * @param retryAfter ISO duration until the next try, two hours unless said
     * @param maxCallAttempts 1 to 5 unanswered calls, 2 unless said
     * @param onUnreachable ESCALATE (unless said) or CONTINUE
     * @param serviceStart when the service begins, where the contact is about one
     * @param contactNote what staff should know about this contact; where nothing is said, why it comes after its day or its deadline
     * @param contactPlannedAt when it was to be made, where it has no deadline that tells so
     * @param callPriority 1 (most urgent) to 9, 5 unless said: who comes first where one customer is wanted by several
     */
    public record In(@Label("客户") String customerId, @Label("联系目的") ContactPurpose contactPurpose, @Label("联系方式") Optional<Channel> preferredChannel,
            @Label("通话表单") Optional<String> contactForm, @Label("期限") Optional<Instant> dueAt, @Label("客户要求的") Optional<Boolean> onReply,
            @Label("隔多久再打") Optional<String> retryAfter, @Label("最多打几次") Optional<Integer> maxCallAttempts,
            @Label("联系不上时") Optional<String> onUnreachable, @Label("服务开始时间") Optional<Instant> serviceStart,
            @Label("轻重缓急（1 最急）") Optional<Integer> callPriority, @Label("联系说明") Optional<String> contactNote,
            @Label("原定时间") Optional<Instant> contactPlannedAt) {}

    public record Out(@Label("可以联系") boolean contactAllowed, @Label("联系方式") Channel preferredChannel, @Label("通话表单") String contactForm,
            @Label("期限") Instant dueAt, @Label("客户要求的") boolean onReply, @Label("隔多久再打") String retryAfter,
            @Label("最多打几次") int maxCallAttempts, @Label("联系不上时") String onUnreachable, @Label("已打次数") int attempts, @Label("早间服务") boolean isMorningService,
            @Label("这次联系") String contactTurn, @Label("轻重缓急") int callPriority, @Label("联系说明") Optional<String> contactNote) {}

    private final Consents consents;

    PlanContact(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Out run(In in, Step step) {
        int most = in.maxCallAttempts().orElse(2);
        if (most < 1 || most > 5) throw new IllegalArgumentException("最多打几次（maxCallAttempts）为 %d，应在 1 到 5 之间".formatted(most));
        int priority = in.callPriority().orElse(USUAL);
        if (priority < 1 || priority > 9) throw new IllegalArgumentException("轻重缓急（callPriority）为 %d，应在 1 到 9 之间".formatted(priority));
        boolean morning = in.serviceStart().filter(start -> start.atZone(ZoneId.systemDefault()).getHour() < MORNING_UNTIL).isPresent();
        var missed = in.dueAt().filter(due -> due.isBefore(step.now()));
        var note = in.contactNote().or(() -> in.contactPlannedAt().flatMap(planned -> MadeUp.since(planned, step.now()))).or(() -> missed.map(MadeUp::note));
        return new Out(consents.allows(in.customerId(), in.contactPurpose()), in.preferredChannel().orElse(Channel.PHONE),
                in.contactForm().orElse("customer-contact-call"), in.dueAt().map(due -> MadeUp.due(due, step.now())).orElse(step.now().plus(LIMIT)), in.onReply().orElse(false),
                in.retryAfter().orElse(RETRY.toString()), most, in.onUnreachable().orElse("ESCALATE"), 0, morning,
                UUID.randomUUID().toString(), priority, note);
    }
}
