package io.tiaoli.workers.tradein;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What scripts, messages and lists may tell of a trade-in campaign, and of the one candidate whom a contact is about. */
@Component
class TradeInFacts implements FactSource {

    private final TradeInCampaigns campaigns;
    private final Candidates candidates;
    private final Customers customers;
    private final Vehicles vehicles;

    TradeInFacts(TradeInCampaigns campaigns, Candidates candidates, Customers customers, Vehicles vehicles) {
        this.campaigns = campaigns;
        this.candidates = candidates;
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("campaignName", "活动名称", "秋季置换"), new Fact("cycleMonths", "置换周期（月）", "36"), new Fact("carAgeYears", "旧车车龄（年）", "3"),
                new Fact("tradeInTalk", "这款旧车怎么说", "油耗和保养费会逐年升高"), new Fact("consultantName", "销售顾问", "王磊"),
                new Fact("candidateCount", "候选客户数", "60"), new Fact("candidates", "候选客户（no、customer、plate、model、age、consultant、result、brand）", "1 张伟 京A12345"),
                new Fact("switchedBrands", "已换购其他品牌的客户（customer、plate、brand）", "李明 京B54321"), new Fact("resultCounts", "各结果人数（result、count）", "有意置换 5"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        campaigns.name(caseNo).ifPresent(name -> campaign(caseNo, name, told));
        candidates.in(caseNo).ifPresent(candidate -> contact(candidate, told));
        return told;
    }

    private void contact(Candidate candidate, Map<String, Object> told) {
        String model = vehicles.get(candidate.vehicleId()).model().orElse(SelectCandidates.UNKNOWN_MODEL);
        told.put("campaignName", campaigns.name(candidate.campaignNo()).orElse(""));
        told.put("carAgeYears", Integer.toString(candidate.ageMonths() / 12));
        told.put("tradeInTalk", campaigns.talk(candidate.campaignNo(), model).orElse(""));
        told.put("consultantName", candidate.consultantName().orElse(""));
    }

    private void campaign(String campaignNo, String name, Map<String, Object> told) {
        List<Candidate> all = candidates.of(campaignNo);
        told.put("campaignName", name);
        told.put("cycleMonths", Integer.toString(campaigns.cycleMonths(campaignNo)));
        told.put("candidateCount", Integer.toString(all.size()));
        var lines = new ArrayList<Map<String, String>>();
        all.forEach(candidate -> lines.add(line(lines.size() + 1, candidate)));
        told.put("candidates", lines);
        told.put("switchedBrands", lines.stream().filter(line -> line.get("result").equals(TradeInResult.SWITCHED_BRAND.label())).toList());
        told.put("resultCounts", Arrays.stream(TradeInResult.values())
                .map(result -> Map.of("result", result.label(), "count", Long.toString(all.stream().filter(c -> c.result().filter(result::equals).isPresent()).count()))).toList());
    }

    private Map<String, String> line(int no, Candidate candidate) {
        Vehicle car = vehicles.get(candidate.vehicleId());
        return Map.of("no", Integer.toString(no), "customer", customers.get(candidate.customerId()).fullName(), "plate", car.plateNo(), "model", car.model().orElse(""),
                "age", Integer.toString(candidate.ageMonths()), "consultant", candidate.consultantName().orElse(""),
                "result", candidate.result().map(TradeInResult::label).orElse("进行中"), "brand", candidate.brand().orElse(""));
    }
}
