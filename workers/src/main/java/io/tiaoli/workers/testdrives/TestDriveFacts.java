package io.tiaoli.workers.testdrives;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and documents may tell of a test drive. */
@Component
class TestDriveFacts implements FactSource {

    private static final Map<String, String> POINTS = new LinkedHashMap<>();

    static {
        POINTS.put("power", "动力");
        POINTS.put("handling", "操控");
        POINTS.put("comfort", "舒适");
        POINTS.put("quietness", "安静");
        POINTS.put("overall", "总体");
    }

    private final TestDrives drives;
    private final Clock clock;

    TestDriveFacts(TestDrives drives, Clock clock) {
        this.drives = drives;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("driveAt", "试驾时间", "11月28日 10:00"), new Fact("driveModel", "试驾车型", "轩逸"), new Fact("drivePlate", "试驾车车牌", "京A12345"),
                new Fact("driveRoute", "试驾路线", "环城路"), new Fact("driverName", "驾驶人", "张伟"), new Fact("licenceNo", "驾驶证号", "110101199001011234"),
                new Fact("licenceClass", "准驾车型", "C1"), new Fact("licenceUntil", "驾驶证有效期至", "2030年5月1日"), new Fact("driveOutcome", "试驾结果", "客户驾驶"),
                new Fact("driveLength", "试驾时长和里程", "20 分钟，8.5 公里"), new Fact("driveRatings", "试驾评分（point、rating）", "动力 5"), new Fact("driveComments", "试驾意见", "方向盘很轻"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return drives.row(caseNo).map(row -> told(row, caseNo)).orElse(Map.of());
    }

    private Map<String, Object> told(Map<String, Object> row, String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("driveAt", ReadableTime.moment(drives.driveAt(caseNo), clock.getZone()));
        told.put("driveModel", Optional.ofNullable(row.get("car_model")).orElse(row.get("model_wanted")));
        put(told, "drivePlate", row.get("car_plate"));
        put(told, "driveRoute", row.get("route"));
        put(told, "driveComments", row.get("comments"));
        if (row.get("outcome") != null) told.put("driveOutcome", DriveOutcome.valueOf(row.get("outcome").toString()).label());
        if (row.get("minutes") != null) told.put("driveLength", "%s 分钟，%s 公里".formatted(row.get("minutes"), row.get("km")));
        told.put("driveRatings", ratings(row));
        // the paper of a driver is made while it is this driver's turn
        drives.drivers(caseNo).stream().filter(driver -> driver.eligibility().isEmpty()).findFirst().ifPresent(driver -> {
            told.put("driverName", driver.name());
            driver.licenceNo().ifPresent(no -> told.put("licenceNo", no));
            driver.licenceClass().ifPresent(of -> told.put("licenceClass", of));
            driver.expiresOn().ifPresent(day -> told.put("licenceUntil", ReadableTime.date(day)));
        });
        return told;
    }

    private static List<Map<String, Object>> ratings(Map<String, Object> row) {
        List<Map<String, Object>> ratings = new ArrayList<>();
        POINTS.forEach((column, label) -> {
            if (row.get(column) != null) ratings.add(Map.of("point", label, "rating", row.get(column).toString()));
        });
        return ratings;
    }

    private static void put(Map<String, Object> told, String name, Object value) {
        if (value != null && !value.toString().isBlank()) told.put(name, value.toString());
    }
}
