package io.tiaoli.workers.contact;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says whether a customer may be contacted for a purpose; serves {@code customer-contact} S1. */
@Component
@Label("查客户是否同意联系")
public class CheckConsent implements Worker<CheckConsent.In, CheckConsent.Out> {

    public record In(@Label("客户") String customerId, @Label("联系目的") ContactPurpose purpose) {}

    public record Out(@Label("可以联系") boolean contactAllowed) {}

    private final Consents consents;

    CheckConsent(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(consents.allows(in.customerId(), in.purpose()));
    }
}
