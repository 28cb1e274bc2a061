package io.tiaoli.workers.delivery;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What calls, messages and papers may tell of a hand-over. */
@Component
class DeliveryFacts implements FactSource {

    private final Deliveries deliveries;
    private final Vehicles vehicles;
    private final FormRecords forms;

    DeliveryFacts(Deliveries deliveries, Vehicles vehicles, FormRecords forms) {
        this.deliveries = deliveries;
        this.vehicles = vehicles;
        this.forms = forms;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("deliveryAt", "交车时间", "12月1日 10:00"), new Fact("deliveryVin", "交付车辆车架号", "LGBF5AE00HR000001"),
                new Fact("postponeReason", "改期原因", "车辆还在运输途中"), new Fact("participants", "参加交车的人", "先生和孩子"),
                new Fact("firstMaintenance", "首次保养", "5000 公里或 2027年3月1日，先到为准，厂家免费"), new Fact("papersHandedOver", "随车资料", "合同、发票、保修手册"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        deliveries.find(caseNo).ifPresent(delivery -> {
            var zone = ZoneId.systemDefault();
            told.put("deliveryAt", ReadableTime.moment(delivery.plannedAt(), zone));
            delivery.vin().ifPresent(vin -> told.put("deliveryVin", vin));
            delivery.vehicleId().flatMap(vehicles::find).ifPresent(car -> car.nextMaintenanceOn().ifPresent(on -> car.nextMaintenanceKm().ifPresent(km ->
                    told.put("firstMaintenance", "%d 公里或 %d年%d月%d日，先到为准，厂家免费".formatted(km, on.getYear(), on.getMonthValue(), on.getDayOfMonth())))));
            text(caseNo, "deliveryProblem", "reason", told, "postponeReason");
            text(caseNo, "deliveryCall", "participants", told, "participants");
            text(caseNo, "carPapers", "others", told, "papersHandedOver");
        });
        return told;
    }

    private void text(String caseNo, String record, String field, Map<String, Object> told, String fact) {
        forms.latest(caseNo, record).map(form -> form.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText).filter(text -> !text.isBlank())
                .ifPresent(text -> told.put(fact, text));
    }
}
