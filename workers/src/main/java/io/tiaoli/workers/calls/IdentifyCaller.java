package io.tiaoli.workers.calls;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Says who calls: the customer whom the desk chose, else the one with this number (and name, where it was given), else a
 * new one; a call without number and name stays nobody's. Serves {@code incoming-call} S3 and S6.
 */
@Component
@Label("认出来电客户")
public class IdentifyCaller implements Worker<IdentifyCaller.In, IdentifyCaller.Out> {

    static final String UNNAMED = "来电客户";
    private static final String UNREADABLE = "call-unreadable";

    /**
     * @param record the record of the form that answered the call
     * @param customerId the caller, where that is known by now
     * @param callerNumber the number where nobody answered
     * @param missed nobody answered
     */
    public record In(@Label("表单记录") String record, @Label("客户编号") Optional<String> customerId, @Label("来电号码") Optional<String> callerNumber,
            @Label("没有接到") boolean missed) {}

    public record Out(@Label("客户编号") Optional<String> customerId, @Label("客户姓名") Optional<String> customerName, @Label("认出了客户") boolean callerKnown) {}

    record Entered(@Label("来电号码") Optional<String> callerNumber, @Label("客户编号") Optional<String> customerId, @Label("姓名") Optional<String> callerName,
            @Label("称呼") Optional<String> salutation, @Label("响铃次数") Optional<Integer> rings, @Label("来意") Optional<CallPurpose> purpose) {}

    private final IncomingCalls calls;
    private final FormRecords forms;
    private final Customers customers;
    private final Cases cases;

    IdentifyCaller(IncomingCalls calls, FormRecords forms, Customers customers, Cases cases) {
        this.calls = calls;
        this.forms = forms;
        this.customers = customers;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var entered = forms.latest(step.caseNo(), in.record()).map(content -> FormContents.read(Entered.class, content, UNREADABLE));
        var number = entered.flatMap(Entered::callerNumber).or(in::callerNumber).or(() -> calls.find(step.caseNo()).flatMap(IncomingCalls.Call::callerNumber));
        var customer = in.customerId().or(() -> entered.flatMap(Entered::customerId)).flatMap(customers::find)
                .or(() -> number.flatMap(phone -> known(phone, entered.flatMap(Entered::callerName))))
                .or(() -> number.map(phone -> customers.add(entered.flatMap(Entered::callerName).orElse(UNNAMED), entered.flatMap(Entered::salutation), Optional.of(phone))))
                .map(found -> named(found, entered.flatMap(Entered::callerName)));
        customer.ifPresent(c -> cases.concerns(step.caseNo(), c.id(), Optional.empty()));
        var id = customer.map(Customer::id);
        if (in.missed()) calls.missed(step.caseNo(), id);
        else calls.answered(step.caseNo(), number, id, entered.flatMap(Entered::rings), entered.flatMap(Entered::purpose), step.now());
        return new Out(id, customer.map(Customer::fullName), customer.filter(c -> !c.fullName().equals(UNNAMED)).isPresent());
    }

    /** A number that several people share is somebody's only by name; or it is that of a caller who gave no name before. */
    private Optional<Customer> known(String phone, Optional<String> name) {
        var sharing = customers.withPhone(phone);
        if (name.isEmpty()) return sharing.stream().findFirst();
        return sharing.stream().filter(c -> c.fullName().equals(name.get())).findFirst().or(() -> sharing.stream().filter(c -> c.fullName().equals(UNNAMED)).findFirst());
    }

    /** Who gave no name before gets it now. */
    private Customer named(Customer caller, Optional<String> name) {
        if (name.isEmpty() || !caller.fullName().equals(UNNAMED)) return caller;
        customers.correct(caller.id(), name, Optional.empty(), Optional.empty(), Optional.empty());
        return customers.get(caller.id());
    }
}
