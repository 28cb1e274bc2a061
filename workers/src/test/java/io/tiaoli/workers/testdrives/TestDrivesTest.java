package io.tiaoli.workers.testdrives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.forms.StoredFormRecords;

class TestDrivesTest {

    static final String PLAN = "{'routes':[{'name':'环城路','km':8},{'name':'滨河路','km':6.5}],'routeNo':2,'drivers':[{'name':'张伟'},{'name':'李娜'}]}";

    static Step opened(Shop shop, String wantedAt) {
        var step = shop.step(Shop.unique("SJ"));
        shop.get(OpenTestDrive.class).run(new OpenTestDrive.In(shop.customer("张伟"), "轩逸", Optional.ofNullable(wantedAt).map(Shop::moment)), step);
        return step;
    }

    static KeepDrivePlan.Out plan(Shop shop, Step step, String plan) {
        shop.submit(step.caseNo(), "drivePlan", plan);
        return shop.get(KeepDrivePlan.class).run(new KeepDrivePlan.In("drivePlan"), step);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void onlyAnotherDayIsLater(Shop shop) {
        var step = shop.step(Shop.unique("SJ"));
        var open = shop.get(OpenTestDrive.class);
        var customer = shop.customer("张伟");
        var later = open.run(new OpenTestDrive.In(customer, "轩逸", Optional.of(Shop.moment("2026-11-22T00:00"))), step);
        assertThat(later.forLaterDay()).isTrue();
        assertThat(later.remindAt()).isEqualTo(Shop.moment("2026-11-21T00:00"));
        assertThat(open.run(new OpenTestDrive.In(customer, "轩逸", Optional.of(Shop.moment("2026-11-21T23:59"))), shop.step(Shop.unique("SJ"))).forLaterDay()).isFalse();
        assertThat(open.run(new OpenTestDrive.In(customer, "轩逸", Optional.of(Shop.moment("2026-11-01T10:00"))), shop.step(Shop.unique("SJ"))).driveAt()).isEqualTo(step.now());
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void onePersonWhoMayDriveIsEnoughAndTheLastDayOfALicenceCounts(Shop shop) {
        var step = opened(shop, null);
        var out = plan(shop, step, PLAN);
        assertThat(out.routeName()).isEqualTo("滨河路");
        assertThat(out.driverCount()).isEqualTo(2);
        var next = shop.get(NextDriver.class);
        var licence = shop.get(RecordLicence.class);
        var admit = shop.get(AdmitDriver.class);
        assertThat(next.run(Nothing.NOTHING, step).driverName()).isEqualTo("张伟");
        assertThat(licence.run(licence(1, "2026-11-20"), step).licenceState()).isEqualTo(LicenceState.EXPIRED);
        admit.run(new AdmitDriver.In(1, Eligibility.RIDE_ALONG), step);
        assertThat(shop.get(SumUpDrivers.class).run(Nothing.NOTHING, step).eligibility()).isEqualTo(Eligibility.RIDE_ALONG);
        assertThat(next.run(Nothing.NOTHING, step).driverName()).isEqualTo("李娜");
        assertThat(licence.run(licence(2, "2026-11-21"), step).licenceState()).isEqualTo(LicenceState.VALID);
        assertThat(licence.run(new RecordLicence.In(2, false, Optional.empty(), Optional.empty(), Optional.empty()), step).licenceState()).isEqualTo(LicenceState.NONE);
        admit.run(new AdmitDriver.In(2, Eligibility.MAY_DRIVE), step);
        var summed = shop.get(SumUpDrivers.class).run(Nothing.NOTHING, step);
        assertThat(summed.eligibility()).isEqualTo(Eligibility.MAY_DRIVE);
        assertThat(summed.admittedDrivers()).isEqualTo("李娜");
    }

    static RecordLicence.In licence(int driver, String until) {
        return new RecordLicence.In(driver, true, Optional.of("110101199001011234"), Optional.of("C1"), Optional.of(LocalDate.parse(until)));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aPlanNeedsTwoRoutesAChoiceAmongThemAndDifferentNames(Shop shop) {
        var step = opened(shop, null);
        assertThatThrownBy(() -> plan(shop, step, "{'routes':[{'name':'环城路','km':8}],'routeNo':1,'drivers':[{'name':'张伟'}]}")).isInstanceOf(Refused.class).hasMessageContaining("有 1 条，至少 2 条");
        assertThatThrownBy(() -> plan(shop, step, PLAN.replace("'routeNo':2", "'routeNo':3"))).isInstanceOf(Refused.class).hasMessageContaining("第 3 条路线，只有 1 到 2");
        assertThatThrownBy(() -> plan(shop, step, PLAN.replace("李娜", "张伟"))).isInstanceOf(Refused.class).hasMessageContaining("重名");
        assertThatThrownBy(() -> plan(shop, step, PLAN.replace("[{'name':'张伟'},{'name':'李娜'}]", "[]"))).isInstanceOf(Refused.class).hasMessageContaining("要试驾或试乘的人");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theNextDriveOfAModelKnowsItsCarAndTheRoutes(Shop shop) {
        var step = opened(shop, null);
        String model = "车型" + step.caseNo();
        shop.get(KeepTestCar.class).run(new KeepTestCar.In("京A66666", model, 80), step);
        plan(shop, step, PLAN);
        shop.at("2026-11-21T09:00");
        var second = shop.step(Shop.unique("SJ"));
        shop.get(PrepareTestDrive.class).run(new PrepareTestDrive.In(shop.customer("王芳"), model), second);
        var forms = shop.get(StoredFormRecords.class);
        assertThat(forms.prefill(second.caseNo(), "testCar").orElseThrow().path("plateNo").asText()).isEqualTo("京A66666");
        var plan = forms.prefill(second.caseNo(), "drivePlan").orElseThrow();
        assertThat(plan.path("routes").findValuesAsText("name")).containsExactly("环城路", "滨河路");
        assertThat(plan.path("drivers").findValuesAsText("name")).containsExactly("王芳");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatEndedBadlyWasNotDriven(Shop shop) {
        var record = shop.get(RecordDrive.class);
        for (var ending : DriveEnding.values()) {
            var expected = ending == DriveEnding.NORMAL ? DriveOutcome.DRIVEN : DriveOutcome.NOT_DRIVEN;
            assertThat(record.run(new RecordDrive.In(Eligibility.MAY_DRIVE, ending, Optional.of(2), Optional.of(20), Optional.of(new BigDecimal("8.5"))), opened(shop, null)).driveOutcome()).isEqualTo(expected);
        }
        var step = opened(shop, null);
        assertThat(record.run(new RecordDrive.In(Eligibility.RIDE_ALONG, DriveEnding.NORMAL, Optional.of(2), Optional.empty(), Optional.empty()), step).driveOutcome()).isEqualTo(DriveOutcome.RIDE_ALONG);
        shop.get(RecordDriveFeedback.class).run(new RecordDriveFeedback.In(Optional.of(5), Optional.empty(), Optional.empty(), Optional.of(3), 4, Optional.of("安静")), step);
        var told = shop.get(TestDriveFacts.class).of(step.caseNo());
        assertThat(told.get("driveRatings")).isEqualTo(List.of(Map.of("point", "动力", "rating", "5"), Map.of("point", "安静", "rating", "3"), Map.of("point", "总体", "rating", "4")));
        assertThat(told).containsEntry("driveOutcome", "只试乘").containsEntry("driveComments", "安静").doesNotContainKey("driveLength");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aDriveIsCheckedInTheNameOfWhoeverTookTheCustomerOut(Shop shop) {
        String drive = Shop.unique("SJ");
        var find = new FindDriveConsultant(shop.get(StoredFormRecords.class));
        assertThat(find.run(new FindDriveConsultant.In(drive, "轩逸", Optional.empty()), shop.step("SC-1"))).isEqualTo(new FindDriveConsultant.Out(Optional.empty(), drive + " 轩逸"));
        shop.submit(drive, "demonstration", "{'ending':'NORMAL'}");
        assertThat(find.run(new FindDriveConsultant.In(drive, "轩逸", Optional.empty()), shop.step("SC-1")).consultantId()).contains("service-advisor-1");
        assertThat(find.run(new FindDriveConsultant.In(drive, "轩逸", Optional.of("anna")), shop.step("SC-1")).consultantId()).as("who was named").contains("anna");
    }
}
