package io.tiaoli.workers.showroomvisits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;

/**
 * Finds or adds the customer once the visitor gives a name and a phone, and says whether the referrer counts: only one that was
 * noted at the first visit, known by phone, and somebody else; serves {@code showroom-visit} S5 to S14.
 */
@Component
@Label("登记访客")
public class KnowVisitor implements Worker<KnowVisitor.In, KnowVisitor.Out> {

    public record In(@Label("客户") Optional<String> customerId, @Label("姓名") Optional<String> visitorName, @Label("称呼") Optional<String> salutation,
            @Label("电话") Optional<String> visitorPhone) {}

    /**
     * @param firstVisitId the traffic-sheet line of the first visit
     * @param referrerProblem why the referrer does not count, for the consultant
     */
    public record Out(@Label("客户") Optional<String> customerId, @Label("客户姓名") Optional<String> customerName, @Label("首次来店") Optional<String> firstVisitId,
            @Label("转介绍人") Optional<String> referrerId, @Label("转介绍提示") Optional<String> referrerProblem) {}

    private final Customers customers;
    private final ShowroomVisits visits;
    private final Cases cases;

    KnowVisitor(Customers customers, ShowroomVisits visits, Cases cases) {
        this.customers = customers;
        this.visits = visits;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var known = in.customerId().flatMap(customers::find).or(() -> told(in));
        if (known.isEmpty()) return new Out(Optional.empty(), in.visitorName(), Optional.empty(), Optional.empty(), Optional.empty());
        var customer = known.get();
        cases.concerns(step.caseNo(), customer.id(), Optional.empty());
        visits.isOf(step.caseNo(), customer.id());
        String first = visits.firstOf(customer.id());
        var referrer = visits.referrer(first).flatMap(phone -> customers.withPhone(phone).stream().filter(one -> !one.id().equals(customer.id())).findFirst()).map(Customer::id);
        return new Out(Optional.of(customer.id()), Optional.of(customer.fullName()), Optional.of(first), referrer, problem(step.caseNo(), first, referrer));
    }

    private Optional<Customer> told(In in) {
        if (in.visitorName().isEmpty() || in.visitorPhone().isEmpty()) return Optional.empty();
        return customers.withPhone(in.visitorPhone().get()).stream().filter(one -> one.fullName().equals(in.visitorName().get())).findFirst()
                .or(() -> Optional.of(customers.add(in.visitorName().get(), in.salutation(), in.visitorPhone())));
    }

    private Optional<String> problem(String caseNo, String first, Optional<String> referrer) {
        var noted = visits.referrer(caseNo);
        if (noted.isEmpty()) return Optional.empty();
        if (!first.equals(caseNo)) return Optional.of("转介绍人要在第一次来店时登记，这次补登的「%s」不算。".formatted(noted.get()));
        return referrer.isPresent() ? Optional.empty() : Optional.of("转介绍人电话「%s」不在客户档案里，或者就是客户本人，请核对。".formatted(noted.get()));
    }
}
