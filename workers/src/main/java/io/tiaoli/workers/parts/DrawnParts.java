package io.tiaoli.workers.parts;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What a requisition tells: the parts that a case took from the shelf. */
@Component
class DrawnParts implements FactSource {

    private final Reservations reservations;
    private final Parts parts;

    DrawnParts(Reservations reservations, Parts parts) {
        this.reservations = reservations;
        this.parts = parts;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("drawnParts", "领用的配件（partNo、name、quantity）", "BP-01 前刹车片 1 副"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        var drawn = reservations.of(caseNo, ReservationState.DRAWN);
        return drawn.isEmpty() ? Map.of() : Map.of("drawnParts", drawn.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList());
    }

    private Map<String, String> line(String partNo, int quantity) {
        return Map.of("partNo", partNo, "name", parts.find(partNo).map(Part::name).orElse(""),
                "quantity", quantity + parts.find(partNo).map(part -> " " + part.unit()).orElse(""));
    }
}
