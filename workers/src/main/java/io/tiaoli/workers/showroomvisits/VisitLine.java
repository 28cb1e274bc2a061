package io.tiaoli.workers.showroomvisits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.traffic.TrafficSheet;
import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;

/** The line that a visit leaves on the traffic sheet, whether the visitor gave a name or not. */
@Component
class VisitLine {

    private final ShowroomVisits visits;
    private final Customers customers;
    private final TrafficSheet sheet;

    VisitLine(ShowroomVisits visits, Customers customers, TrafficSheet sheet) {
        this.visits = visits;
        this.customers = customers;
        this.sheet = sheet;
    }

    void write(String caseNo, VisitResult result) {
        var visit = visits.get(caseNo);
        var customer = visit.customerId().flatMap(customers::find);
        sheet.add(new Line(caseNo, visit.arrivedAt(), Channel.VISIT, visit.customerId(), customer.map(Customer::fullName), customer.flatMap(Customer::phone), result.name(), visit.model(),
                visit.consultant(), Optional.of("%d 位，%s".formatted(visit.partySize(), result.label()) + visit.referrer().map(by -> "，转介绍人 " + by).orElse(""))), caseNo);
    }
}
