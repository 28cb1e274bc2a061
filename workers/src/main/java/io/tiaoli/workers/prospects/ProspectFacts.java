package io.tiaoli.workers.prospects;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What scripts and messages may tell of a prospect. */
@Component
class ProspectFacts implements FactSource {

    private final Prospects prospects;

    ProspectFacts(Prospects prospects) {
        this.prospects = prospects;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("prospectModel", "看的车型", "轩逸 1.6L"), new Fact("prospectLeftAt", "离店时间（潜客）", "11月20日 16:00"),
                new Fact("prospectVisitAt", "约好来店的时间", "11月28日 10:00"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        prospects.find(caseNo).ifPresent(prospect -> {
            told.put("prospectModel", prospect.model().orElse("我们的车"));
            told.put("prospectLeftAt", ReadableTime.moment(prospect.leftAt(), ZoneId.systemDefault()));
            prospect.visitAt().ifPresent(at -> told.put("prospectVisitAt", ReadableTime.moment(at, ZoneId.systemDefault())));
        });
        return told;
    }
}
