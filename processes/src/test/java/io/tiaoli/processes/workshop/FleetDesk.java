package io.tiaoli.processes.workshop;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

/** An organisation and the managers who agree with it: each method is what somebody does in one step of fleet-agreement. */
@Component
class FleetDesk {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    private static int plates;

    private final Shop shop;
    private final Customers customers;
    private final Vehicles vehicles;
    private final Documents documents;

    FleetDesk(Shop shop, Customers customers, Vehicles vehicles, Documents documents) {
        this.shop = shop;
        this.customers = customers;
        this.vehicles = vehicles;
        this.documents = documents;
    }

    ProcessInstance named() {
        return shop.startByForm("fleet-agreement", "fleetTarget", Map.of("organisation", "城东机械厂", "orgKind", "COMPANY", "contactPerson", "周敏",
                "contactPhone", "13800138000", "cars", 50, "visitDate", MONDAY.plusDays(2).toString()));
    }

    ProcessInstance visited() {
        var agreement = named();
        shop.complete("select-target", "fleetSelection", Map.of("result", "SUITABLE", "reason", "两千名职工"));
        meet();
        return agreement;
    }

    void meet() {
        shop.complete("visit-organisation", "fleetVisit", Map.of("met", "工会主席周敏", "wishes", "员工换车优惠"));
    }

    @SafeVarargs
    final void draft(Map<String, Object>... serviceDiscounts) {
        shop.complete("draft-sales-terms", "fleetSales", Map.of("terms", "员工凭工牌购车", "discounts", List.of(Map.of("kind", "CAR", "percent", 3))));
        shop.complete("draft-service-terms", "fleetService", Map.of("terms", "优先安排工位", "discounts", List.of(serviceDiscounts)));
    }

    void approve(String decision) {
        Map<String, Object> entered = new HashMap<>(Map.of("decision", decision));
        if (decision.equals("REJECTED")) entered.put("opinion", "购车优惠改为 2%");
        shop.complete("approve-agreement", "fleetApproval", entered);
    }

    /** Everything up to the signature. */
    ProcessInstance offered() {
        var agreement = visited();
        draft(Map.of("kind", "PARTS", "percent", 10));
        approve("APPROVED");
        return agreement;
    }

    void sign(String way, String cars) {
        shop.complete("sign-agreement", "fleetSigning", Map.of("result", "SIGNED", "way", way, "signedOn", shop.now().toLocalDate().toString(), "carList", cars));
    }

    ProcessInstance signed(String cars) {
        var agreement = offered();
        sign("PAPER", cars);
        return agreement;
    }

    static String plate() {
        return "京U%05d".formatted(++plates);
    }

    String classOf(String plate) {
        return customers.get(vehicles.withPlate(plate).orElseThrow().customerId()).customerClass();
    }

    /** What a reader of the newest paper of a kind sees, without blanks. */
    String textOf(ProcessInstance agreement, String kind) {
        Document paper = documents.latest(agreement.getBusinessKey(), kind).orElseThrow();
        return PdfText.solid(documents.pdf(paper.id()));
    }
}
