package io.tiaoli.workers.customerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;

/** Says once what a built file still lacks after a contact or return; serves {@code customer-file} S7. */
@Component
@Label("核对档案是否齐全")
public class CheckCard implements Worker<CheckCard.In, CheckCard.Out> {

    /** @param record the form record that shows what is missing */
    public record In(@Label("客户") String customerId, @Label("表单记录") String record) {}

    public record Out(@Label("有缺项") boolean cardIncomplete) {}

    private final CustomerFiles files;
    private final Customers customers;
    private final Vehicles vehicles;
    private final FormRecords forms;
    private final ObjectMapper json;

    CheckCard(CustomerFiles files, Customers customers, Vehicles vehicles, FormRecords forms, ObjectMapper json) {
        this.files = files;
        this.customers = customers;
        this.vehicles = vehicles;
        this.forms = forms;
        this.json = json;
    }

    @Override
    public Out run(In in, Step step) {
        var file = files.get(in.customerId());
        var missing = missing(in.customerId());
        if (file.builtAt().isEmpty() || file.completionAsked() || missing.isEmpty()) return new Out(false);
        files.completionAsked(file.fileNo());
        forms.prepare(step.caseNo(), in.record(), json.valueToTree(Map.of("missing", String.join("、", missing))));
        return new Out(true);
    }

    private List<String> missing(String customerId) {
        var customer = customers.get(customerId);
        List<String> missing = new ArrayList<>();
        if (customer.phone().isEmpty()) missing.add("电话");
        if (customer.address().filter(a -> !a.isBlank()).isEmpty()) missing.add("地址");
        vehicles.of(customerId).stream().filter(v -> v.model().isEmpty()).map(v -> v.plateNo() + " 的车型").forEach(missing::add);
        return missing;
    }
}
