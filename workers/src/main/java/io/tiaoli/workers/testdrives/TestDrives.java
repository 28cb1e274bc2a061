package io.tiaoli.workers.testdrives;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The tables of test drives. */
@Repository
class TestDrives {

    /** Somebody who wants to drive; {@code eligibility} is empty until the licence was looked at. */
    record Driver(int no, String name, Optional<String> licenceNo, Optional<String> licenceClass, Optional<LocalDate> expiresOn, Optional<Eligibility> eligibility) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    TestDrives(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(String caseNo, String customerId, String modelWanted, Instant at) {
        jdbc.sql("insert into test_drive (case_no, customer_id, model_wanted, drive_at, opened_at) values (?, ?, ?, ?, ?)")
                .params(caseNo, customerId, modelWanted, at.atZone(clock.getZone()).toOffsetDateTime(), OffsetDateTime.now(clock)).update();
    }

    /** The plate of the car that was last driven as this model. */
    Optional<String> lastCarOf(String model) {
        return jdbc.sql("select car_plate from test_drive where car_model = ? and car_plate is not null order by opened_at desc, case_no desc fetch first 1 rows only").param(model)
                .query(String.class).optional();
    }

    /** The routes that were offered last, by name and kilometres. */
    List<Map<String, Object>> lastRoutes() {
        return jdbc.sql("""
                select name, km from test_drive_route where case_no = (select d.case_no from test_drive d where exists (select 1 from test_drive_route r where r.case_no = d.case_no)
                order by d.opened_at desc, d.case_no desc fetch first 1 rows only) order by route_no""")
                .query((row, n) -> Map.<String, Object>of("name", row.getString(1), "km", row.getBigDecimal(2))).list();
    }

    void car(String caseNo, KeepTestCar.In car) {
        jdbc.sql("update test_drive set car_plate = ?, car_model = ?, fuel_percent = ? where case_no = ?").params(car.carPlate(), car.carModel(), car.fuelPercent(), caseNo).update();
    }

    void plan(String caseNo, DrivePlan plan) {
        jdbc.sql("delete from test_drive_route where case_no = ?").param(caseNo).update();
        jdbc.sql("delete from test_drive_driver where case_no = ?").param(caseNo).update();
        int number = 0;
        for (var route : plan.routes()) {
            jdbc.sql("insert into test_drive_route (case_no, route_no, name, km) values (?, ?, ?, ?)").params(caseNo, ++number, route.name(), route.km()).update();
        }
        number = 0;
        for (var driver : plan.drivers()) jdbc.sql("insert into test_drive_driver (case_no, driver_no, name) values (?, ?, ?)").params(caseNo, ++number, driver.name()).update();
        jdbc.sql("update test_drive set route = ? where case_no = ?").params(plan.routes().get(plan.routeNo() - 1).name(), caseNo).update();
    }

    List<Driver> drivers(String caseNo) {
        return jdbc.sql("select driver_no, name, licence_no, licence_class, expires_on, eligibility from test_drive_driver where case_no = ? order by driver_no").param(caseNo)
                .query((row, n) -> new Driver(row.getInt(1), row.getString(2), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getDate(5)).map(Date::toLocalDate), Optional.ofNullable(row.getString(6)).map(Eligibility::valueOf))).list();
    }

    void licence(String caseNo, RecordLicence.In licence) {
        jdbc.sql("update test_drive_driver set licence_no = ?, licence_class = ?, expires_on = ? where case_no = ? and driver_no = ?")
                .params(licence.licenceNo().orElseThrow(), licence.licenceClass().orElse(null), licence.expiresOn().orElseThrow(), caseNo, licence.driverNo()).update();
    }

    void admit(String caseNo, int driverNo, Eligibility eligibility) {
        jdbc.sql("update test_drive_driver set eligibility = ? where case_no = ? and driver_no = ?").params(eligibility.name(), caseNo, driverNo).update();
    }

    void driven(String caseNo, RecordDrive.In drive, DriveOutcome outcome) {
        jdbc.sql("update test_drive set ending = ?, outcome = ?, occupants = ?, minutes = ?, km = ? where case_no = ?")
                .params(drive.driveEnding().name(), outcome.name(), drive.occupants().orElse(null), drive.driveMinutes().orElse(null), drive.driveKm().map(BigDecimal::stripTrailingZeros).orElse(null), caseNo)
                .update();
    }

    void feedback(String caseNo, RecordDriveFeedback.In feedback) {
        jdbc.sql("update test_drive set power = ?, handling = ?, comfort = ?, quietness = ?, overall = ?, comments = ? where case_no = ?")
                .params(feedback.power().orElse(null), feedback.handling().orElse(null), feedback.comfort().orElse(null), feedback.quietness().orElse(null), feedback.overall(),
                        feedback.comments().orElse(null), caseNo).update();
    }

    void close(String caseNo, DriveOutcome outcome, Optional<String> intention) {
        jdbc.sql("update test_drive set outcome = ?, intention = ? where case_no = ?").params(outcome.name(), intention.orElse(null), caseNo).update();
    }

    Instant driveAt(String caseNo) {
        return jdbc.sql("select drive_at from test_drive where case_no = ?").param(caseNo).query((row, n) -> Moments.read(row, 1)).single();
    }

    /** The whole row by column name. */
    Optional<Map<String, Object>> row(String caseNo) {
        return jdbc.sql("select * from test_drive where case_no = ?").param(caseNo).query().listOfRows().stream().findFirst();
    }
}
