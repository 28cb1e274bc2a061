package io.tiaoli.workers.winback;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What scripts of a win-back and the list of owners who stay away may tell. */
@Component
class WinbackFacts implements FactSource {

    private static final String UNKNOWN = "—";

    private final Winbacks winbacks;
    private final Cases cases;
    private final Clock clock;

    WinbackFacts(Winbacks winbacks, Cases cases, Clock clock) {
        this.winbacks = winbacks;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("lastVisitDay", "上次到店", "2025年5月10日"), new Fact("lapsedClass", "流失等级", "一年未到店"),
                new Fact("lapsedOwners", "流失名单（name、plate、lastVisit、months、cause）", "张伟 京A12345"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        winbacks.row(caseNo).ifPresent(row -> {
            told.put("lastVisitDay", day(row.get("last_visit_on")));
            told.put("lapsedClass", LapsedClass.valueOf(row.get("lapsed_class").toString()).label());
        });
        if (cases.find(caseNo).filter(found -> found.flow().equals("lapsed-customer-winback") && found.vehicleId().isEmpty()).isPresent()) {
            var today = LocalDate.now(clock);
            told.put("lapsedOwners", winbacks.list(today.minusYears(1)).stream().map(row -> line(row, today)).toList());
        }
        return told;
    }

    private static Map<String, String> line(Map<String, Object> row, LocalDate today) {
        var seen = LocalDate.parse(row.get("last_seen_on").toString());
        return Map.of("name", row.get("full_name").toString(), "plate", row.get("plate_no").toString(), "lastVisit", day(seen),
                "months", String.valueOf(ChronoUnit.MONTHS.between(seen, today)),
                "cause", row.get("cause") == null ? UNKNOWN : LapsedCause.valueOf(row.get("cause").toString()).label());
    }

    private static String day(Object value) {
        return ReadableTime.date(LocalDate.parse(value.toString()));
    }
}
