package io.tiaoli.workers.parts;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Puts parts that were ordered and have come on the shelf. */
@Component
@Label("配件到货入库")
@Refuses("parts-receipt-invalid")
public class ReceiveParts implements Worker<ReceiveParts.In, ReceiveParts.Out> {

    /** @param record the form record with {@code lines} of {@code partNo} and {@code quantity} */
    public record In(@Label("到货单（表单记录名）") String record) {}

    public record Out(@Label("入库件数") int receivedPieces) {}

    private final FormRecords forms;
    private final Parts parts;
    private final Stock stock;

    ReceiveParts(FormRecords forms, Parts parts, Stock stock) {
        this.forms = forms;
        this.parts = parts;
        this.stock = stock;
    }

    @Override
    public Out run(In in, Step step) {
        var pieces = forms.read(step.caseNo(), in.record(), PartPieces.class, "parts-receipt-invalid").byNumber("parts-receipt-invalid");
        pieces.forEach((partNo, quantity) -> {
            if (parts.find(partNo).isEmpty()) throw new Refused("parts-receipt-invalid", "配件目录里没有编号「%s」".formatted(partNo));
            stock.receive(partNo, quantity);
        });
        return new Out(pieces.values().stream().mapToInt(Integer::intValue).sum());
    }
}
