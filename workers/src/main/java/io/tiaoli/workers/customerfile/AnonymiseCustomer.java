package io.tiaoli.workers.customerfile;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.privacy.PersonalRecords;

/**
 * Takes the person out of what we keep, at the customer's request; figures and signed papers stay as the law wants them kept.
 * Serves {@code customer-file}.
 */
@Component
@Label("清除客户个人资料")
@Refuses("work-open")
public class AnonymiseCustomer implements Worker<AnonymiseCustomer.In, Nothing> {

    public record In(@Label("客户") String customerId) {}

    private final PersonalRecords records;

    AnonymiseCustomer(PersonalRecords records) {
        this.records = records;
    }

    @Override
    public Nothing run(In in, Step step) {
        records.erase(in.customerId(), Optional.of(step.caseNo()), "客户要求", step.caseNo());
        return Nothing.NOTHING;
    }
}
