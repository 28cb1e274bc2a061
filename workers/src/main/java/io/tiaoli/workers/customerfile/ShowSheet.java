package io.tiaoli.workers.customerfile;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;

/** Corrects phone and address from a colleague's answer and shows the sheet with them again; serves {@code customer-file} S2 and S7. */
@Component
@Label("补入缺少的资料")
public class ShowSheet implements Worker<ShowSheet.In, Nothing> {

    public record In(@Label("客户") String customerId, @Label("车辆") Optional<String> vehicleId, @Label("电话") Optional<String> phone, @Label("地址") Optional<String> address) {}

    private final CustomerFiles files;
    private final Customers customers;
    private final SheetPrefill prefill;

    ShowSheet(CustomerFiles files, Customers customers, SheetPrefill prefill) {
        this.files = files;
        this.customers = customers;
        this.prefill = prefill;
    }

    @Override
    public Nothing run(In in, Step step) {
        customers.correct(in.customerId(), Optional.empty(), in.phone(), Optional.empty(), in.address());
        prefill.show(step.caseNo(), customers.get(in.customerId()), in.vehicleId(), files.get(in.customerId()));
        return Nothing.NOTHING;
    }
}
