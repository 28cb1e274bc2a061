package io.tiaoli.workers.visits;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.followup.CustomerClass;
import io.tiaoli.workers.forms.FormRecords;

/** Begins a visit to an owner and shows address and wish in the first form; serves {@code key-owner-visit} S1. */
@Component
@Label("开始上门拜访")
public class OpenVisit implements Worker<OpenVisit.In, OpenVisit.Out> {

    private static final Set<String> VISITORS = Set.of("account-manager", "sales-consultant", "service-advisor");

    /**
     * @param visitorRole account-manager (unless said), sales-consultant or service-advisor
     * @param wantedDate today or later
     * @param record form record of the first step
     */
    public record In(@Label("客户") String customerId, @Label("车辆") Optional<String> vehicleId, @Label("拜访事由") VisitReason reason, @Label("拜访人（角色）") Optional<String> visitorRole,
            @Label("希望的日期") Optional<LocalDate> wantedDate, @Label("客户等级") Optional<CustomerClass> customerClass, @Label("表单记录") String record) {}

    public record Out(@Label("拜访编号") String visitId, @Label("拜访人（角色）") String visitorRole, @Label("客户等级") CustomerClass customerClass) {}

    private final Visits visits;
    private final Customers customers;
    private final FormRecords forms;
    private final ObjectMapper json;

    OpenVisit(Visits visits, Customers customers, FormRecords forms, ObjectMapper json) {
        this.visits = visits;
        this.customers = customers;
        this.forms = forms;
        this.json = json;
    }

    @Override
    public Out run(In in, Step step) {
        var customer = customers.get(in.customerId());
        String role = in.visitorRole().orElse("account-manager");
        if (!VISITORS.contains(role)) throw new IllegalArgumentException("拜访人（visitorRole）「%s」应为客户经理、销售顾问或服务顾问的角色".formatted(role));
        LocalDate today = step.now().atZone(ZoneId.systemDefault()).toLocalDate();
        in.wantedDate().filter(day -> day.isBefore(today)).ifPresent(day -> {
            throw new IllegalArgumentException("希望的日期（wantedDate）%s 早于今天 %s".formatted(day, today));
        });
        forms.prepare(step.caseNo(), in.record(), json.valueToTree(Map.of("reason", in.reason().label(), "address", customer.address().orElse(""),
                "wantedDate", in.wantedDate().map(LocalDate::toString).orElse(""))));
        return new Out(visits.open(step.caseNo(), in, role), role, in.customerClass().orElse(CustomerClass.valueOf(customer.customerClass())));
    }
}
