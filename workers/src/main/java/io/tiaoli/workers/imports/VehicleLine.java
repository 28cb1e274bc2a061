package io.tiaoli.workers.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.tiaoli.workers.customers.Vehicle;

/** A vehicle and its owner as a file has them; mileages in km. */
record VehicleLine(String plateNo, String ownerName, String ownerPhone, Optional<String> vin, Optional<String> model, Optional<String> vehicleType,
        Optional<LocalDate> deliveredOn, Optional<Integer> mileageKm, Optional<LocalDate> lastVisitOn, Optional<LocalDate> lastMaintenanceOn,
        Optional<Integer> lastMaintenanceKm, Optional<LocalDate> nextMaintenanceOn, Optional<Integer> nextMaintenanceKm) {

    private static final int MOST_KM = 2_000_000;

    static List<Heading> headings() {
        return List.of(Heading.required("车牌号", "如 京A12345，相同车牌即同一辆车"), Heading.required("车主姓名", "客户档案里的姓名"), Heading.required("车主电话", "客户档案里的电话"),
                Heading.optional("车架号", "17 位"), Heading.optional("车型", "最多 80 个字"), Heading.optional("车辆类型", "最多 40 个字，如 轿车"), Heading.optional("交车日期", "如 2026-05-01"),
                Heading.optional("里程", "公里，整数"), Heading.optional("上次到店日期", "日期"), Heading.optional("上次保养日期", "日期"), Heading.optional("上次保养里程", "公里，整数"),
                Heading.optional("下次保养日期", "日期"), Heading.optional("下次保养里程", "公里，整数"));
    }

    static VehicleLine of(Row row) {
        return new VehicleLine(row.parsed("车牌号", VehicleLine::plate, "应为车牌号，如 京A12345 或 京AD12345").orElse(""), row.text("车主姓名", 80).orElse(""), CustomerLine.phone(row, "车主电话").orElse(""),
                row.parsed("车架号", VehicleLine::vin, "应为 17 位字母和数字，没有 I、O、Q"), row.text("车型", 80), row.text("车辆类型", 40), row.day("交车日期"), row.whole("里程", MOST_KM), row.day("上次到店日期"),
                row.day("上次保养日期"), row.whole("上次保养里程", MOST_KM), row.day("下次保养日期"), row.whole("下次保养里程", MOST_KM));
    }

    String owner() {
        return KnownCustomers.key(ownerName, ownerPhone);
    }

    /** Whether the file says nothing else than what is there. */
    boolean sameAs(Vehicle vehicle, String ownerId) {
        return vehicle.customerId().equals(ownerId) && kept(vin, vehicle.vin()) && kept(model, vehicle.model()) && kept(vehicleType, vehicle.vehicleType())
                && kept(deliveredOn, vehicle.deliveredOn()) && kept(mileageKm, vehicle.mileageKm()) && kept(lastVisitOn, vehicle.lastVisitOn())
                && kept(lastMaintenanceOn, vehicle.lastMaintenanceOn()) && kept(lastMaintenanceKm, vehicle.lastMaintenanceKm())
                && kept(nextMaintenanceOn, vehicle.nextMaintenanceOn()) && kept(nextMaintenanceKm, vehicle.nextMaintenanceKm());
    }

    private static boolean kept(Optional<?> written, Optional<?> there) {
        return written.isEmpty() || written.equals(there);
    }

    private static Optional<String> plate(String written) {
        String plate = written.replaceAll("[\\s·•.-]", "").toUpperCase(Locale.ROOT);
        return plate.matches("[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{4,6}[\\u4e00-\\u9fa5]?") ? Optional.of(plate) : Optional.empty();
    }

    private static Optional<String> vin(String written) {
        String vin = written.toUpperCase(Locale.ROOT);
        return vin.matches("[A-HJ-NPR-Z0-9]{17}") ? Optional.of(vin) : Optional.empty();
    }
}
