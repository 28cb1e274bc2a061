package io.tiaoli.workers.testdrives;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.forms.FormRecords;

/** Fills the forms of the car and of the routes with what the last drive had, so that little is left to type at the door; serves {@code test-drive} S1 and S4. */
@Component
@Label("备好试驾表单")
public class PrepareTestDrive implements Worker<PrepareTestDrive.In, Nothing> {

    public record In(@Label("客户") String customerId, @Label("想试的车型") String modelWanted) {}

    private final TestDrives drives;
    private final Customers customers;
    private final FormRecords forms;
    private final ObjectMapper json;

    PrepareTestDrive(TestDrives drives, Customers customers, FormRecords forms, ObjectMapper json) {
        this.drives = drives;
        this.customers = customers;
        this.forms = forms;
        this.json = json;
    }

    @Override
    public Nothing run(In in, Step step) {
        forms.prepare(step.caseNo(), "testCar", json.valueToTree(Map.of("model", in.modelWanted(), "plateNo", drives.lastCarOf(in.modelWanted()).orElse(""))));
        forms.prepare(step.caseNo(), "drivePlan", json.valueToTree(Map.of("routes", routes(), "routeNo", 1,
                "drivers", List.of(Map.of("name", customers.find(in.customerId()).map(Customer::fullName).orElse(""))))));
        return Nothing.NOTHING;
    }

    /** Those of the last drive; before the first one two empty rows, as customers choose between two. */
    private List<Map<String, Object>> routes() {
        var last = drives.lastRoutes();
        return last.isEmpty() ? List.of(Map.of("name", ""), Map.of("name", "")) : last;
    }
}
