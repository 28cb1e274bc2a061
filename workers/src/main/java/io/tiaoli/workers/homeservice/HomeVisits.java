package io.tiaoli.workers.homeservice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of trips and their cars. */
@Repository
class HomeVisits {

    private final JdbcClient jdbc;
    private final Clock clock;

    HomeVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Map<String, Object>> row(String caseNo) {
        return jdbc.sql("select mode, place, visit_on, announced_at, summary from home_visit where case_no = ?").param(caseNo).query().listOfRows().stream().findFirst();
    }

    /** Plans a trip, or plans it anew; its cars are entered again. */
    void plan(String caseNo, VisitMode mode, String place, LocalDate on) {
        jdbc.sql("delete from home_visit_car where case_no = ?").param(caseNo).update();
        int changed = jdbc.sql("update home_visit set mode = ?, place = ?, visit_on = ?, announced_at = null where case_no = ?").params(mode.name(), place, on, caseNo).update();
        if (changed == 0) jdbc.sql("insert into home_visit (mode, place, visit_on, case_no) values (?, ?, ?, ?)").params(mode.name(), place, on, caseNo).update();
    }

    void add(String caseNo, int carNo, String customerId, String vehicleId) {
        jdbc.sql("insert into home_visit_car (case_no, car_no, customer_id, vehicle_id) values (?, ?, ?, ?)").params(caseNo, carNo, customerId, vehicleId).update();
    }

    void announced(String caseNo, Instant at) {
        jdbc.sql("update home_visit set announced_at = ? where case_no = ?").params(at.atZone(clock.getZone()).toOffsetDateTime(), caseNo).update();
    }

    VisitCar car(String caseNo, int carNo) {
        return cars(caseNo).stream().filter(car -> car.carNo() == carNo).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("上门服务 %s 没有第 %d 辆车".formatted(caseNo, carNo)));
    }

    List<VisitCar> cars(String caseNo) {
        return jdbc.sql("select * from home_visit_car where case_no = ? order by car_no").param(caseNo).query(HomeVisits::car).list();
    }

    void checked(String caseNo, int carNo, CarCheck check, long amountFen) {
        jdbc.sql("update home_visit_car set attended = ?, checks = ?, finding = ?, work_done = ?, mileage_km = ?, amount_fen = ? where case_no = ? and car_no = ?")
                .params(check.attended(), check.checks().orElse(null), check.finding().orElse(null), check.workDone().orElse(null), check.mileageKm().orElse(null),
                        amountFen, caseNo, carNo).update();
    }

    void answered(String caseNo, int carNo, boolean accepted) {
        jdbc.sql("update home_visit_car set accepted = ? where case_no = ? and car_no = ?").params(accepted, caseNo, carNo).update();
    }

    void closed(String caseNo, Optional<String> summary) {
        jdbc.sql("update home_visit set summary = ?, closed_at = ? where case_no = ?").params(summary.orElse(null), OffsetDateTime.now(clock), caseNo).update();
    }

    private static VisitCar car(ResultSet row, int n) throws SQLException {
        return new VisitCar(row.getInt("car_no"), row.getString("customer_id"), row.getString("vehicle_id"), Optional.ofNullable((Boolean) row.getObject("attended")),
                Optional.ofNullable(row.getString("checks")), Optional.ofNullable(row.getString("finding")), Optional.ofNullable(row.getString("work_done")),
                Optional.ofNullable(row.getObject("mileage_km", Integer.class)), row.getLong("amount_fen"), Optional.ofNullable((Boolean) row.getObject("accepted")));
    }
}
