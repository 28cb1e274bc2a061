package io.tiaoli.workers.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;

/** Says whether a customer still has to hear of the repair today: once a day, from the repair order or its claim; {@code insurance-claim} S6. */
@Component
@Label("今天还要报进度吗")
public class CheckProgress implements Worker<CheckProgress.In, CheckProgress.Out> {

    private static final String REPAIR = "vehicle-repair";

    /** @param repairOrderNo the order, where it is not the one that this case called */
    public record In(@Label("维修单号") Optional<String> repairOrderNo) {}

    public record Out(@Label("今天还要报") boolean progressDue) {}

    private final Cases cases;
    private final JdbcClient jdbc;
    private final Clock clock;

    CheckProgress(Cases cases, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var orders = orders(in, step.caseNo());
        return new Out(orders.isEmpty() || !isReady(orders) && !isTold(orders, step.caseNo()));
    }

    private Set<String> orders(In in, String caseNo) {
        Set<String> orders = new LinkedHashSet<>();
        in.repairOrderNo().ifPresent(orders::add);
        cases.childrenOf(caseNo).stream().filter(child -> child.flow().equals(REPAIR)).map(Cases.Case::caseNo).forEach(orders::add);
        return orders;
    }

    private boolean isReady(Set<String> orders) {
        return jdbc.sql("select count(*) from message where wording_key = 'vehicle-repair-ready.sms' and case_no in (:orders)").param("orders", orders)
                .query(Integer.class).single() > 0;
    }

    /** A message of today, or a report of today in which the advisor says that the customer was called. */
    private boolean isTold(Set<String> orders, String caseNo) {
        OffsetDateTime midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
        Set<String> numbers = new LinkedHashSet<>(orders);
        numbers.add(caseNo);
        orders.forEach(order -> cases.find(order).flatMap(Cases.Case::parentNo).ifPresent(numbers::add));
        orders.forEach(order -> cases.childrenOf(order).stream().map(Cases.Case::caseNo).forEach(numbers::add));
        int messages = jdbc.sql("""
                select count(*) from message where created_at >= :midnight and case_no in (:numbers)
                  and wording_key in ('vehicle-repair-progress.sms', 'insurance-claim-progress.sms')""")
                .param("midnight", midnight).param("numbers", numbers).query(Integer.class).single();
        int reports = jdbc.sql("select count(*) from form_record where entered_at >= :midnight and case_no in (:orders) and case_no <> :self and record = 'progress'")
                .param("midnight", midnight).param("orders", orders).param("self", caseNo).query(Integer.class).single();
        return messages + reports > 0;
    }
}
