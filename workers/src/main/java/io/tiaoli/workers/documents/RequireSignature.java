package io.tiaoli.workers.documents;

import org.springframework.stereotype.Component;

import java.util.Optional;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Lets a case go on only when the latest version of a paper is signed, or the customer would not sign and that is noted. */
@Component
@Label("核对客户签名")
@Refuses("signature-missing")
public class RequireSignature implements Worker<RequireSignature.In, Nothing> {

    /**
     * @param document wording key without {@code .html}
     * @param declined the customer would not sign, which the form noted with a reason
     */
    public record In(@Label("单据文案") String document, @Label("客户不签") Optional<Boolean> declined) {}

    private final Documents documents;

    RequireSignature(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Nothing run(In in, Step step) {
        if (in.declined().orElse(false) || documents.isSigned(step.caseNo(), in.document())) return Nothing.NOTHING;
        throw new Refused("signature-missing", documents.latest(step.caseNo(), in.document())
                .map(paper -> "「%s」第 %d 版客户还没有在屏幕上签名".formatted(paper.title(), paper.version()))
                .orElse("还没有单据「%s」，无法签名".formatted(in.document())));
    }
}
