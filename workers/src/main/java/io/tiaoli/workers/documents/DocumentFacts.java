package io.tiaoli.workers.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What every sheet says of itself: whose it is, for which case, printed when. */
@Component
class DocumentFacts implements FactSource {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Company company;
    private final Clock clock;

    DocumentFacts(Company company, Clock clock) {
        this.company = company;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("companyName", "公司名称", company.name()), new Fact("companyAddress", "公司地址", company.address()),
                new Fact("companyPhone", "公司电话", company.phone()), new Fact("caseNo", "单号", "RO-20261121-0007"),
                new Fact("printedAt", "打印时间", "2026年11月21日 09:05"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return Map.of("companyName", company.name(), "companyAddress", company.address(), "companyPhone", company.phone(),
                "caseNo", caseNo, "printedAt", toTheMinute(clock.instant()));
    }

    static String toTheMinute(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }
}
