package io.tiaoli.workers.showroomvisits;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What messages may tell of a visit to the showroom. */
@Component
class ShowroomVisitFacts implements FactSource {

    private final ShowroomVisits visits;

    ShowroomVisitFacts(ShowroomVisits visits) {
        this.visits = visits;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("visitConsultant", "接待顾问", "王勇"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return visits.find(caseNo).flatMap(ShowroomVisits.Visit::consultantName).map(name -> Map.<String, Object>of("visitConsultant", name)).orElse(Map.of());
    }
}
