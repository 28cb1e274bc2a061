package io.tiaoli.workers.calls;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.messaging.gateway.Phones;

/** Notes the end of a call and says whether the caller can be texted; serves {@code incoming-call} S9. */
@Component
@Label("登记挂机")
public class HangUp implements Worker<HangUp.In, HangUp.Out> {

    public record In(@Label("客户编号") Optional<String> customerId, @Label("通话小结") Optional<String> summary) {}

    public record Out(@Label("挂机时间") Instant hungUpAt, @Label("可以发短信") boolean canText, @Label("发短信的号码") Optional<String> textTo) {}

    private final IncomingCalls calls;
    private final Customers customers;

    HangUp(IncomingCalls calls, Customers customers) {
        this.calls = calls;
        this.customers = customers;
    }

    @Override
    public Out run(In in, Step step) {
        calls.hungUp(step.caseNo(), in.summary(), step.now());
        var number = calls.find(step.caseNo()).flatMap(IncomingCalls.Call::callerNumber).or(() -> in.customerId().flatMap(customers::find).flatMap(Customer::phone)).flatMap(Phones::mobile);
        return new Out(step.now(), in.customerId().isPresent() && number.isPresent(), number);
    }
}
