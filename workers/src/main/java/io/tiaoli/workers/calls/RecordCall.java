package io.tiaoli.workers.calls;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.traffic.TrafficSheet;
import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;

/** Writes the line of a call on the traffic sheet and says whether the caller is a prospect to follow up; serves {@code incoming-call} S11. */
@Component
@Label("记录来电")
public class RecordCall implements Worker<RecordCall.In, RecordCall.Out> {

    private static final String UNREADABLE = "call-record-unreadable";

    /** @param enquiry the record of the sales talk, where there was one */
    public record In(@Label("客户编号") Optional<String> customerId, @Label("来意") Optional<CallPurpose> purpose, @Label("购车咨询的表单记录") String enquiry,
            @Label("登记表单记录") String record) {}

    /** {@code prospect}: wants a car, left name and number and agreed to be called. */
    public record Out(@Label("要跟进的潜客") boolean prospect, @Label("电话") Optional<String> phone, @Label("意向车型") Optional<String> model, @Label("销售顾问") Optional<String> consultantId) {}

    record Enquiry(@Label("姓名") Optional<String> callerName, @Label("电话") Optional<String> callerNumber, @Label("同意联系") boolean contactAgreed,
            @Label("意向车型") Optional<String> model) {}

    record Entry(@Label("接待顾问") Optional<String> consultant, @Label("说明") Optional<String> note) {}

    private final IncomingCalls calls;
    private final TrafficSheet traffic;
    private final FormRecords forms;
    private final Customers customers;
    private final Consents consents;
    private final Colleagues colleagues;

    RecordCall(IncomingCalls calls, TrafficSheet traffic, FormRecords forms, Customers customers, Consents consents, Colleagues colleagues) {
        this.calls = calls;
        this.traffic = traffic;
        this.forms = forms;
        this.customers = customers;
        this.consents = consents;
        this.colleagues = colleagues;
    }

    @Override
    public Out run(In in, Step step) {
        var call = calls.find(step.caseNo()).orElseThrow();
        var enquiry = forms.latest(step.caseNo(), in.enquiry()).map(content -> FormContents.read(Enquiry.class, content, UNREADABLE));
        var entry = forms.latest(step.caseNo(), in.record()).map(content -> FormContents.read(Entry.class, content, UNREADABLE));
        in.customerId().filter(id -> enquiry.filter(Enquiry::contactAgreed).isPresent()).ifPresent(id -> consents.grant(id, ContactPurpose.PROSPECT, "来电同意，" + step.caseNo()));
        var customer = in.customerId().flatMap(customers::find);
        var consultant = entry.flatMap(Entry::consultant).flatMap(colleagues::named).map(Colleagues.Colleague::userId);
        var phone = enquiry.flatMap(Enquiry::callerNumber).or(call::callerNumber);
        traffic.add(new Line(step.caseNo(), call.hungUpAt().orElse(step.now()), Channel.CALL, in.customerId(), customer.map(Customer::fullName), phone,
                in.purpose().map(Enum::name).orElse(call.missed() ? "MISSED" : CallPurpose.OTHER.name()), enquiry.flatMap(Enquiry::model), consultant, entry.flatMap(Entry::note)), step.once("traffic"));
        boolean prospect = customer.isPresent() && enquiry.filter(said -> said.contactAgreed() && said.callerName().isPresent()).isPresent() && phone.isPresent();
        return new Out(prospect, phone, enquiry.flatMap(Enquiry::model), consultant);
    }
}
