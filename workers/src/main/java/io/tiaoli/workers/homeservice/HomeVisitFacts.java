package io.tiaoli.workers.homeservice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What scripts and papers of a trip may tell. */
@Component
class HomeVisitFacts implements FactSource {

    private static final String NONE = "—";

    private final HomeVisits visits;
    private final Customers customers;
    private final Vehicles vehicles;

    HomeVisitFacts(HomeVisits visits, Customers customers, Vehicles vehicles) {
        this.visits = visits;
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("visitMode", "上门方式", "集中预检"), new Fact("visitPlace", "上门地点", "滨江花园"), new Fact("visitDay", "上门日期", "11月30日"),
                new Fact("visitCars", "登记车辆数", "20"), new Fact("visitAttendance", "到场车辆数", "18"), new Fact("visitFindings", "有问题的车", "6"),
                new Fact("visitAccepted", "愿意来店的车", "4"), new Fact("visitSummary", "活动总结", "车主反应好"),
                new Fact("visitSheets", "预检单（plate、owner、model、attended、checks、finding、work、amount、answer）", "京A12345 张伟"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return visits.row(caseNo).map(visit -> told(caseNo, visit)).orElse(Map.of());
    }

    private Map<String, Object> told(String caseNo, Map<String, Object> visit) {
        var cars = visits.cars(caseNo);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("visitMode", VisitMode.valueOf(visit.get("mode").toString()).label());
        told.put("visitPlace", visit.get("place"));
        told.put("visitDay", visit.get("visit_on") == null ? NONE : ReadableTime.day(LocalDate.parse(visit.get("visit_on").toString())));
        told.put("visitCars", String.valueOf(cars.size()));
        told.put("visitAttendance", String.valueOf(cars.stream().filter(car -> car.attended().orElse(false)).count()));
        told.put("visitFindings", String.valueOf(cars.stream().filter(car -> car.finding().isPresent()).count()));
        told.put("visitAccepted", String.valueOf(cars.stream().filter(car -> car.accepted().orElse(false)).count()));
        told.put("visitSummary", visit.get("summary") == null ? NONE : visit.get("summary"));
        told.put("visitSheets", cars.stream().map(this::sheet).toList());
        return told;
    }

    private Map<String, String> sheet(VisitCar car) {
        var vehicle = vehicles.get(car.vehicleId());
        return Map.of("plate", vehicle.plateNo(), "owner", customers.get(car.customerId()).fullName(), "model", vehicle.model().orElse(NONE),
                "attended", car.attended().orElse(false) ? "到场" : "没有来", "checks", car.checks().orElse(NONE), "finding", car.finding().orElse("无"),
                "work", car.workDone().orElse(NONE), "amount", Money.text(car.amountFen()), "answer", car.accepted().map(yes -> yes ? "愿意来店" : "暂时不来").orElse(NONE));
    }
}
