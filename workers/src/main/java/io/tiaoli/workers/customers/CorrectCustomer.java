package io.tiaoli.workers.customers;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Corrects what we know of a customer; an empty value leaves what is there. Serves {@code customer-contact}. */
@Component
@Label("更正客户资料")
public class CorrectCustomer implements Worker<CorrectCustomer.In, Nothing> {

    public record In(@Label("客户") String customerId, @Label("姓名") Optional<String> fullName, @Label("电话") Optional<String> phone,
            @Label("邮箱") Optional<String> email, @Label("地址") Optional<String> address) {}

    private final Customers customers;

    CorrectCustomer(Customers customers) {
        this.customers = customers;
    }

    @Override
    public Nothing run(In in, Step step) {
        customers.correct(in.customerId(), in.fullName(), in.phone(), in.email(), in.address());
        return Nothing.NOTHING;
    }
}
