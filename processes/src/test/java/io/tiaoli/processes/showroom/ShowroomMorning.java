package io.tiaoli.processes.showroom;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.showroom.ShowroomCar;
import io.tiaoli.workers.showroom.ShowroomCar.Kind;
import io.tiaoli.workers.showroom.ShowroomCars;

/** A showroom with one consultant, one show car and one test-drive car, and its sheets as they should be. */
@Component
class ShowroomMorning {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String FLOW = "showroom-daily-preparation";
    static final String CONSULTANT = "showroom-test-consultant";

    private final Shop shop;
    private final ShowroomCars cars;
    private final IdentityService identities;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private ShowroomCar testCar;

    ShowroomMorning(Shop shop, ShowroomCars cars, IdentityService identities, ManagementService management, RuntimeService runtime, JdbcClient jdbc) {
        this.shop = shop;
        this.cars = cars;
        this.identities = identities;
        this.management = management;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** The evening before. */
    void open() {
        jdbc.sql("update showroom_car set active = false").update();
        jdbc.sql("update delivery_plan set open = false").update();
        if (identities.createGroupQuery().groupId("sales-consultant").count() == 0) identities.saveGroup(identities.newGroup("sales-consultant"));
        // other tests have consultants of their own, who are not in this showroom
        identities.createUserQuery().memberOfGroup("sales-consultant").list().forEach(other -> identities.deleteMembership(other.getId(), "sales-consultant"));
        var user = identities.newUser(CONSULTANT);
        user.setFirstName("施诺");
        user.setLastName("");
        user.setPassword("Showroom-test-2026");
        identities.saveUser(user);
        identities.createMembership(CONSULTANT, "sales-consultant");
        cars.add(Kind.SHOW, "轩逸 白色", Optional.empty());
        testCar = cars.add(Kind.TEST_DRIVE, "天籁 黑色", Optional.of("京Q00001"));
        shop.at(TODAY.minusDays(1).atTime(20, 0));
        // other tests may have been in the morning of a later day
        management.setJobDuedate(shop.clock(FLOW).getId(), Shop.date(TODAY.atTime(8, 0)));
    }

    void close() {
        identities.deleteUser(CONSULTANT);
    }

    ShowroomCar testCar() {
        return testCar;
    }

    /** The clock strikes eight. */
    ProcessInstance morning() {
        shop.advanceTo(TODAY.atTime(8, 0));
        return runtime.createProcessInstanceQuery().processDefinitionKey(FLOW).singleResult();
    }

    Map<String, Object> ticks(int from, int to) {
        Map<String, Object> sheet = new HashMap<>();
        IntStream.rangeClosed(from, to).forEach(item -> sheet.put("item" + item, true));
        return sheet;
    }

    Map<String, Object> with(Map<String, Object> sheet, String field, Object value) {
        var changed = new HashMap<>(sheet);
        changed.put(field, value);
        return changed;
    }

    Map<String, Object> goodCar() {
        return Map.of("fuelPercent", 80, "carClean", true, "carSticker", true, "carParked", true, "carMats", true, "carPrepared", true, "testDriveOnly", true);
    }

    Map<String, Object> goodDesk() {
        return with(ticks(2, 9), "drinkKinds", 4);
    }

    void staff(Map<String, Object> sheet) {
        shop.complete("check-consultant", "showroomDailyPreparationStaff", sheet);
    }

    void showCar(Map<String, Object> sheet) {
        shop.complete("check-show-car", "showroomDailyPreparationShowCar", sheet);
    }

    void testCar(Map<String, Object> sheet) {
        shop.complete("check-test-car", "showroomDailyPreparationTestCar", sheet);
    }

    void desk(Map<String, Object> sheet) {
        shop.complete("check-supplies", "showroomDailyPreparationReception", sheet);
    }

    ProcessInstance checkedExcept(Runnable... others) {
        var running = morning();
        for (var check : others) check.run();
        if (shop.hasTask("check-consultant")) staff(ticks(1, 12));
        if (shop.hasTask("check-show-car")) showCar(ticks(1, 8));
        if (shop.hasTask("check-test-car")) testCar(goodCar());
        if (shop.hasTask("check-supplies")) desk(goodDesk());
        return running;
    }
}
