package io.tiaoli.workers.pricing;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Puts what was declined at an earlier visit before the advisor again, and notes that it was offered in this case. */
@Component
@Label("提示上次未做的项目")
public class RecallDeclinedItems implements Worker<RecallDeclinedItems.In, RecallDeclinedItems.Out> {

    public record In(@Label("车辆") String vehicleId) {}

    /** @param earlierDeclinedItems for staff, such as {@code 前刹车片 ¥360.00（RO-20260521-0003）}; empty when there is none */
    public record Out(@Label("上次未做的项目数") int earlierDeclinedCount, @Label("上次未做的项目") String earlierDeclinedItems) {}

    private final DeclinedItems declinedItems;

    RecallDeclinedItems(DeclinedItems declinedItems) {
        this.declinedItems = declinedItems;
    }

    @Override
    public Out run(In in, Step step) {
        List<DeclinedItem> open = declinedItems.openFor(in.vehicleId()).stream().filter(item -> !item.caseNo().equals(step.caseNo())).toList();
        open.forEach(item -> declinedItems.offeredAgain(item, step.caseNo()));
        return new Out(open.size(), open.stream().map(item -> "%s %s（%s）".formatted(item.name(), Money.text(item.amountFen()), item.caseNo()))
                .collect(Collectors.joining("、")));
    }
}
