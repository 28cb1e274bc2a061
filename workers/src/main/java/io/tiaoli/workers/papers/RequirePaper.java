package io.tiaoli.workers.papers;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Lets a case go on only when the copy of a paper is kept. */
@Component
@Label("核对证件已存档")
@Refuses("paper-missing")
public class RequirePaper implements Worker<RequirePaper.In, RequirePaper.Out> {

    /** @param holder whose paper it is; left out, anybody's will do */
    public record In(@Label("证件") PaperKind kind, @Label("持有人") Optional<String> holder) {}

    public record Out(@Label("证件存档编号") String paperId) {}

    private final Papers papers;

    RequirePaper(Papers papers) {
        this.papers = papers;
    }

    @Override
    public Out run(In in, Step step) {
        var holder = in.holder().filter(name -> !name.isBlank());
        return papers.newest(step.caseNo(), in.kind(), holder).map(paper -> new Out(paper.id()))
                .orElseThrow(() -> new Refused("paper-missing", "还没有存档%s%s，请点上面的「证件」拍照存档".formatted(holder.map(name -> name + "的").orElse(""), in.kind().label())));
    }
}
