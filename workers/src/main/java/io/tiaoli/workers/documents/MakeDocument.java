package io.tiaoli.workers.documents;

import java.util.Optional;

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
     * @param subject what it is about, where a case may have several: each then begins with version 1
     */
    public record In(@Label("单据文案") String document, @Label("标题") String title, @Label("针对（如收款编号）") Optional<String> subject) {}

    public record Out(@Label("单据编号") String documentId) {}

    private final Documents documents;

    MakeDocument(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(documents.print(step.caseNo(), in.document(), in.subject(), in.title(), step.flow() + "/" + step.step()));
    }
}
