package io.tiaoli.workers.fleet;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What papers and messages may tell of an agreement with an organisation. */
@Component
class AgreementFacts implements FactSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Agreements agreements;
    private final FleetCars cars;
    private final Customers customers;
    private final Vehicles vehicles;

    AgreementFacts(Agreements agreements, FleetCars cars, Customers customers, Vehicles vehicles) {
        this.agreements = agreements;
        this.cars = cars;
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("agreementNo", "协议编号", "XY-20261121-0001"), new Fact("organisation", "协议单位", "城东机械厂"), new Fact("orgKind", "单位类型", "企业"),
                new Fact("contactPerson", "单位联系人", "周敏"), new Fact("contactPhone", "单位联系电话", "13800138000"), new Fact("fleetSize", "协议车辆数", "50"),
                new Fact("salesTerms", "购车条款", "员工购车按协议价"), new Fact("serviceTerms", "维修保养条款", "优先安排工位"), new Fact("validMonths", "协议有效月数", "12"),
                new Fact("agreementDiscounts", "协议优惠（name、text）", "维修保养配件减 8%"), new Fact("agreementDiscountText", "协议优惠一览", "购车减 3%、维修保养配件减 8%"),
                new Fact("agreementSignedOn", "协议签订日期", "2026年11月21日"), new Fact("agreementValidUntil", "协议有效期至", "2027年11月21日"),
                new Fact("agreementCars", "协议车辆（no、plate、model、owner）", "1 京A12345 张伟"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return agreements.find(caseNo).map(this::told).orElse(Map.of());
    }

    private Map<String, Object> told(Agreement agreement) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("agreementNo", agreement.agreementNo());
        told.put("organisation", agreement.target().organisation());
        told.put("orgKind", agreement.target().orgKind().label());
        told.put("contactPerson", agreement.target().contactPerson());
        told.put("contactPhone", agreement.target().contactPhone());
        told.put("salesTerms", agreement.terms().salesTerms());
        told.put("serviceTerms", agreement.terms().serviceTerms());
        told.put("validMonths", Integer.toString(agreement.terms().validMonths()));
        told.put("agreementDiscounts", agreement.terms().discounts().stream().map(discount -> Map.of("name", discount.kind().label(), "text", DiscountText.of(discount))).toList());
        told.put("agreementDiscountText", DiscountText.of(agreement.terms().discounts()));
        agreement.signedOn().ifPresent(day -> told.put("agreementSignedOn", day(day)));
        agreement.validUntil().ifPresent(day -> told.put("agreementValidUntil", day(day)));
        List<FleetCar> listed = cars.of(agreement.agreementNo());
        told.put("fleetSize", Integer.toString(listed.isEmpty() ? agreement.target().cars() : listed.size()));
        told.put("agreementCars", IntStream.range(0, listed.size()).mapToObj(i -> line(i + 1, listed.get(i))).toList());
        return told;
    }

    private Map<String, String> line(int no, FleetCar car) {
        Vehicle vehicle = vehicles.get(car.vehicleId());
        return Map.of("no", Integer.toString(no), "plate", vehicle.plateNo(), "model", vehicle.model().orElse(""), "owner", customers.get(car.customerId()).fullName());
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
