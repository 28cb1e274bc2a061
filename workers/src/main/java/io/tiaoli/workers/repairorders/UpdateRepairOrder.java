package io.tiaoli.workers.repairorders;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.payments.PaymentMethod;
import io.tiaoli.workers.pricing.Benefit;

/**
 * Takes over what a form said about the order, vehicle-repair S3, S4, S5 and S7, and gives back what is known now.
 * The mileage is at least the last one; valuables have a locker number or a note.
 */
@Component
@Label("更新维修单")
@Refuses(UpdateRepairOrder.INVALID)
public class UpdateRepairOrder implements Worker<UpdateRepairOrder.In, UpdateRepairOrder.Out> {

    static final String INVALID = "order-invalid";

    /**
     * @param record a form record with any of {@code mileageKm}, {@code washWanted}, {@code insuranceWanted}, {@code oldPartsWish},
     *               {@code waitMode}, {@code payMethod}, {@code benefitChoice}, {@code valuables} (name, lockerNo, note)
     */
    public record In(@Label("表单记录名") String record) {}

    public record Out(@Label("洗车") boolean washWanted, @Label("走保险") boolean insuranceWanted, @Label("旧件处理") Optional<OldPartsWish> oldPartsWish,
            @Label("等候方式") Optional<WaitMode> waitMode, @Label("付款方式") Optional<PaymentMethod> payMethod, @Label("预约优惠") Benefit benefitChoice) {}

    private final FormRecords forms;
    private final RepairOrders orders;
    private final VehicleHistory history;

    UpdateRepairOrder(FormRecords forms, RepairOrders orders, VehicleHistory history) {
        this.forms = forms;
        this.orders = orders;
        this.history = history;
    }

    @Override
    public Out run(In in, Step step) {
        OrderForm form = forms.read(step.caseNo(), in.record(), OrderForm.class, INVALID);
        form.mileageKm().ifPresent(km -> history.checkMileage(orders.get(step.caseNo()).vehicleId(), km, INVALID));
        form.checkValuables(INVALID);
        orders.update(step.caseNo(), form);
        RepairOrder order = orders.get(step.caseNo());
        return new Out(order.washWanted(), order.insuranceWanted(), order.oldPartsWish(), order.waitMode(), order.payMethod(),
                order.benefitChoice().orElse(Benefit.NONE));
    }
}
