package io.tiaoli.workers.tradein;

import java.util.List;

import io.tiaoli.workers.Label;

/** The consultants among whom the candidates are divided, in duty order, as the form gives them. */
record ChosenConsultants(@Label("销售顾问") List<Chosen> consultants) {

    record Chosen(@Label("销售顾问") String consultantId) {}

    List<String> ids() {
        return consultants.stream().map(Chosen::consultantId).toList();
    }
}
