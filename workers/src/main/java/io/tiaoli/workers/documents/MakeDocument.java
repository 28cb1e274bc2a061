package io.tiaoli.workers.documents;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Makes the PDF of a wording with what is known of the case now; printing takes a moment, so its task is {@code asyncBefore}. */
@Component
@Label("制作单据")
public class MakeDocument implements Worker<MakeDocument.In, MakeDocument.Out> {

    /**
     * @param document wording key without {@code .html}
     * @param title printed at the top, such as 报价单
     */
    public record In(@Label("单据文案") String document, @Label("标题") String title) {}

    public record Out(@Label("单据编号") String documentId) {}

    private final Documents documents;

    MakeDocument(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(documents.make(step.caseNo(), in.document(), in.title(), step.flow() + "/" + step.step()).id());
    }
}
