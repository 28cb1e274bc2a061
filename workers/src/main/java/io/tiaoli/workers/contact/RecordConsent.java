package io.tiaoli.workers.contact;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/**
 * Notes what a customer agreed to while talking to us; serves {@code vehicle-repair} S3, {@code service-appointment}
 * and {@code showroom-visit} S14.
 * A box that was left empty withdraws nothing: perhaps nobody asked.
 */
@Component
@Label("记录联系同意")
public class RecordConsent implements Worker<RecordConsent.In, Nothing> {

    /**
     * @param careAgreed the customer may be called after the visit
     * @param offersAgreed the customer may be invited
     * @param followUpAgreed somebody who looked at a car may be called about it
     * @param source how we know, in Chinese, such as 接车时口头同意; at most 80 characters
     */
    public record In(@Label("客户") String customerId, @Label("同意回访和关怀") Optional<Boolean> careAgreed, @Label("同意邀约") Optional<Boolean> offersAgreed,
            @Label("同意购车跟进") Optional<Boolean> followUpAgreed, @Label("怎么知道的") String source) {}

    private final Consents consents;

    RecordConsent(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Nothing run(In in, Step step) {
        agreed(in, in.careAgreed(), ContactPurpose.CARE);
        agreed(in, in.offersAgreed(), ContactPurpose.APPOINTMENT_OFFER);
        agreed(in, in.followUpAgreed(), ContactPurpose.PROSPECT);
        return Nothing.NOTHING;
    }

    private void agreed(In in, Optional<Boolean> answer, ContactPurpose purpose) {
        if (answer.orElse(false) && !consents.allows(in.customerId(), purpose)) consents.grant(in.customerId(), purpose, in.source());
    }
}
