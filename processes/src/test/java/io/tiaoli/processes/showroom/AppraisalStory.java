package io.tiaoli.processes.showroom;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

/** The used-car department at work on a customer's car, whoever called it. */
@Component
class AppraisalStory {

    private final Shop shop;
    private final Documents documents;

    AppraisalStory(Shop shop, Documents documents) {
        this.shop = shop;
        this.documents = documents;
    }

    void wanted() {
        shop.complete("ask-old-car", "tradeInTalk", Map.of("wish", "APPRAISE", "plateNo", "京B12345", "model", "捷达", "plan", "TRADE"));
    }

    Map<String, Object> inspection(double yuan) {
        return new HashMap<>(Map.of("plateNo", "京B12345", "model", "捷达", "year", 2018, "mileageKm", 68_000, "body", "USED", "interior", "GOOD", "engine", "GOOD", "lien", false, "priceYuan", yuan));
    }

    /** The appraiser names a price; the customer has it in hand. */
    void priced(double yuan) {
        wanted();
        shop.complete("accompany-customer", "tradeInWalk", Map.of("appraiser", "韩工"));
        shop.complete("inspect-old-car", "inspection", inspection(yuan));
    }

    void answer(String answer, String owner) {
        shop.complete("discuss-price", "appraisalTalk", Map.of("answer", answer, "owner", owner));
    }

    void sign(String caseNo) {
        documents.sign(sheet(caseNo).id(), "张伟", Scans.signature(), "used-car-dept-1");
    }

    Document sheet(String caseNo) {
        return documents.latest(caseNo, "used-car-appraisal-sheet").orElseThrow();
    }
}
