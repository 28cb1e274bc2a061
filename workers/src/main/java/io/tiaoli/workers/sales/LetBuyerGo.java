package io.tiaoli.workers.sales;

import java.util.Comparator;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.forms.FormRecords;

/** Closes a talk that ended without an order and says who follows up the prospect; {@code vehicle-order} S17. */
@Component
@Label("登记未成交")
public class LetBuyerGo implements Worker<LetBuyerGo.In, LetBuyerGo.Out> {

    /** How a talk ends without an order. */
    public enum Answer {LATER, REFUSE}

    /** @param reason why not now, in the customer's words */
    public record In(@Label("客户的决定") Answer decision, @Label("原因") Optional<String> reason) {}

    /** @param consultantId who sold, else who wrote the last form of the case */
    public record Out(@Label("销售顾问") String consultantId, @Label("客户电话") Optional<String> phone) {}

    private final SalesOrders orders;
    private final Customers customers;
    private final FormRecords forms;

    LetBuyerGo(SalesOrders orders, Customers customers, FormRecords forms) {
        this.orders = orders;
        this.customers = customers;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var order = orders.get(step.caseNo());
        orders.move(order.orderNo(), in.decision() == Answer.LATER ? OrderState.LATER : OrderState.REFUSED, in.reason());
        return new Out(order.consultantId().or(() -> lastWriter(step)).orElse("sales-consultant"), customers.find(order.customerId()).flatMap(Customer::phone));
    }

    private Optional<String> lastWriter(Step step) {
        return forms.of(step.caseNo()).stream().max(Comparator.comparing(FormRecords.Entry::at)).flatMap(FormRecords.Entry::who);
    }
}
