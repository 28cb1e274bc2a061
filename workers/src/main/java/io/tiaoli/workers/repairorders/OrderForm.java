package io.tiaoli.workers.repairorders;

import java.util.List;
import java.util.Optional;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.payments.PaymentMethod;
import io.tiaoli.workers.pricing.Benefit;

/** What any form of a repair order may say about the order itself; what a form does not ask stays as it is. */
record OrderForm(@Label("里程（公里）") Optional<Integer> mileageKm, @Label("洗车") Optional<Boolean> washWanted,
        @Label("走保险") Optional<Boolean> insuranceWanted, @Label("旧件处理") Optional<OldPartsWish> oldPartsWish,
        @Label("等候方式") Optional<WaitMode> waitMode, @Label("付款方式") Optional<PaymentMethod> payMethod,
        @Label("预约优惠") Optional<Benefit> benefitChoice, @Label("贵重物品") List<Valuable> valuables) {

    /** Something that stays in the car or in the house while the customer is away. */
    record Valuable(@Label("物品") String name, @Label("储物柜号") Optional<String> lockerNo, @Label("备注") Optional<String> note) {}

    /** @throws Refused when something valuable has neither a locker number nor a note */
    void checkValuables(String refusal) {
        valuables.stream().filter(valuable -> valuable.lockerNo().isEmpty() && valuable.note().isEmpty()).findFirst().ifPresent(valuable -> {
            throw new Refused(refusal, "贵重物品「%s」要写储物柜号，或者在备注里写明如何保管".formatted(valuable.name()));
        });
    }
}
