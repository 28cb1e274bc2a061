package io.tiaoli.web.tasks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Phone;
import io.tiaoli.web.tasks.TaskContext.Line;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.payments.Payment;
import io.tiaoli.workers.payments.PaymentState;
import io.tiaoli.workers.payments.Payments;
import io.tiaoli.workers.pricing.DeclinedItem;
import io.tiaoli.workers.pricing.DeclinedItems;
import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.pricing.Quote;
import io.tiaoli.workers.pricing.QuoteState;
import io.tiaoli.workers.pricing.Quotes;
import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.ReadableTime;

/** Who, which car, what was promised, what it costs: the lines above a form. */
@Component
class TaskFacts {

    private static final Map<String, String> CLASSES = Map.of("KEY", "重点客户", "VIP", "VIP 客户", "CORPORATE", "单位客户");

    private final Customers customers;
    private final Vehicles vehicles;
    private final Quotes quotes;
    private final Payments payments;
    private final DeclinedItems declined;
    private final CaseFacts facts;
    private final Clock clock;

    TaskFacts(Customers customers, Vehicles vehicles, Quotes quotes, Payments payments, DeclinedItems declined, CaseFacts facts, Clock clock) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.quotes = quotes;
        this.payments = payments;
        this.declined = declined;
        this.facts = facts;
        this.clock = clock;
    }

    List<Line> of(String caseNo, Optional<String> customerId, Optional<String> vehicleId, Object promisedAt, boolean mayCall) {
        List<Line> lines = new ArrayList<>();
        customerId.flatMap(customers::find).ifPresent(customer -> customer(lines, customer, mayCall));
        var vehicle = vehicleId.flatMap(vehicles::find);
        vehicle.ifPresent(car -> add(lines, "车辆", car(car)));
        add(lines, "承诺时间", CallHelp.moment(promisedAt).map(at -> ReadableTime.moment(at, clock.getZone()))
                .or(() -> Optional.ofNullable(facts.of(caseNo, Set.of("promisedAt")).get("promisedAt")).map(Object::toString)).orElse(""));
        add(lines, "报价合计", quotes.valid(caseNo).stream().filter(quote -> quote.state() != QuoteState.REFUSED).map(Quote::totalFen).reduce(Long::sum).map(Money::text).orElse(""));
        add(lines, "待收款", payments.of(caseNo).stream().filter(p -> p.state() == PaymentState.OPEN || p.state() == PaymentState.OVERDUE)
                .map(Payment::outstandingFen).reduce(Long::sum).map(Money::text).orElse(""));
        add(lines, "上次未做", vehicle.map(car -> declined.openFor(car.id())).orElse(List.of()).stream().filter(item -> !item.caseNo().equals(caseNo)).map(DeclinedItem::name).collect(Collectors.joining("、")));
        return lines;
    }

    private static void customer(List<Line> lines, Customer customer, boolean mayCall) {
        String known = CLASSES.getOrDefault(customer.customerClass(), "");
        add(lines, "客户", customer.fullName() + customer.salutation().map(s -> "（" + s + "）").orElse("") + (known.isEmpty() ? "" : " · " + known));
        add(lines, "电话", customer.phone().map(phone -> Phone.shown(phone, mayCall)).orElse(""));
        if (customer.doNotContact()) add(lines, "注意", "客户要求勿扰，只联系业务必需的事");
    }

    private static String car(Vehicle car) {
        return car.plateNo() + car.model().map(model -> " " + model).orElse("") + car.mileageKm().map(km -> "，%,d 公里".formatted(km)).orElse("");
    }

    private static void add(List<Line> lines, String label, String value) {
        if (!value.isBlank()) lines.add(new Line(label, value));
    }
}
