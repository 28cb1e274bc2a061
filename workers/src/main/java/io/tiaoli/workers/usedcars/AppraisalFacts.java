package io.tiaoli.workers.usedcars;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and the appraisal sheet may tell of an appraisal. */
@Component
class AppraisalFacts implements FactSource {

    private final Appraisals appraisals;

    AppraisalFacts(Appraisals appraisals) {
        this.appraisals = appraisals;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("appraisedCar", "评估的车", "京A12345 轩逸"), new Fact("appraisedYear", "年款", "2019"), new Fact("appraisedMileage", "评估时里程", "68,000 公里"),
                new Fact("appraisedBody", "车身", "正常使用痕迹"), new Fact("appraisedInterior", "内饰", "好"), new Fact("appraisedEngine", "发动机", "好"),
                new Fact("appraisedAccidents", "事故记录", "后保险杠喷过漆"), new Fact("appraisedLien", "抵押", "没有"), new Fact("appraisedPrice", "评估价", "¥60,000.00"),
                new Fact("appraisedUntil", "评估价有效期至", "2026年11月30日"), new Fact("appraisalFee", "评估费", "¥0.00"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return appraisals.find(caseNo).map(AppraisalFacts::told).orElse(Map.of());
    }

    private static Map<String, Object> told(Appraisal appraisal) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("appraisedCar", appraisal.plateNo() + " " + appraisal.model());
        told.put("appraisedYear", Integer.toString(appraisal.modelYear()));
        told.put("appraisedMileage", "%,d 公里".formatted(appraisal.mileageKm()));
        told.put("appraisedBody", appraisal.body().label());
        told.put("appraisedInterior", appraisal.interior().label());
        told.put("appraisedEngine", appraisal.engine().label());
        told.put("appraisedAccidents", appraisal.accidents().orElse("没有发现"));
        told.put("appraisedLien", appraisal.lien() ? "有" : "没有");
        told.put("appraisedPrice", Money.text(appraisal.priceFen()));
        told.put("appraisedUntil", ReadableTime.date(appraisal.validUntil()));
        told.put("appraisalFee", Money.text(appraisal.feeFen()));
        return told;
    }
}
