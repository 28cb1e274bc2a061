package io.tiaoli.workers.testdrives;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps the routes that were offered and who wants to drive; at least two routes make a choice; serves {@code test-drive} S4. */
@Component
@Label("登记路线和驾驶人")
@Refuses(KeepDrivePlan.INVALID)
public class KeepDrivePlan implements Worker<KeepDrivePlan.In, KeepDrivePlan.Out> {

    static final String INVALID = "drive-plan-invalid";
    private static final int FEWEST_ROUTES = 2;

    public record In(@Label("表单记录") String record) {}

    public record Out(@Label("选的路线") String routeName, @Label("驾驶人数") int driverCount) {}

    private final TestDrives drives;
    private final FormRecords forms;

    KeepDrivePlan(TestDrives drives, FormRecords forms) {
        this.drives = drives;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var plan = forms.read(step.caseNo(), in.record(), DrivePlan.class, INVALID);
        if (plan.routes().size() < FEWEST_ROUTES) throw new Refused(INVALID, "给客户看的路线有 %d 条，至少 %d 条".formatted(plan.routes().size(), FEWEST_ROUTES));
        if (plan.routeNo() < 1 || plan.routeNo() > plan.routes().size()) throw new Refused(INVALID, "选的是第 %d 条路线，只有 1 到 %d".formatted(plan.routeNo(), plan.routes().size()));
        if (plan.drivers().isEmpty()) throw new Refused(INVALID, "请填写要试驾或试乘的人");
        if (plan.drivers().stream().map(DrivePlan.Driver::name).distinct().count() < plan.drivers().size()) throw new Refused(INVALID, "要试驾的人有重名，请各写全名以便区分");
        drives.plan(step.caseNo(), plan);
        return new Out(plan.routes().get(plan.routeNo() - 1).name(), plan.drivers().size());
    }
}
