package io.tiaoli.workers.checklists;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.checklists.SheetResults.Checked;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.forms.FormRecords.Entry;

/** Scores the check sheet that was just filled in, keeps it by person and month, and opens what its failed items open. */
@Component
@Label("查核表评分")
public class ScoreChecklist implements Worker<ScoreChecklist.In, ScoreChecklist.Out> {

    /**
     * @param record the record of the sheet's form
     * @param subject what or who was checked, for people
     * @param subjectRef the id of what was checked
     * @param person whose score it is, a user; without one it is that of whoever filled in the sheet
     */
    public record In(@Label("表单记录") String record, @Label("查核对象") Optional<String> subject, @Label("对象编号") Optional<String> subjectRef,
            @Label("被查核人") Optional<String> person) {}

    /**
     * @param checkScore from 0 to 100 with two decimals; empty when nothing applied
     * @param checkPassed no item failed that somebody has to see to
     */
    public record Out(@Label("得分") Optional<BigDecimal> checkScore, @Label("全部过关") boolean checkPassed, @Label("不合格项数") int failedItems,
            @Label("不合格项目") Optional<String> failedText) {}

    private final FormRecords forms;
    private final CheckSheets sheets;
    private final SheetResults results;

    ScoreChecklist(FormRecords forms, CheckSheets sheets, SheetResults results) {
        this.forms = forms;
        this.sheets = sheets;
        this.results = results;
    }

    @Override
    public Out run(In in, Step step) {
        Entry filled = forms.of(step.caseNo()).stream().filter(entry -> entry.record().equals(in.record())).reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalStateException("%s has no filled sheet %s".formatted(step.caseNo(), in.record())));
        String name = filled.content().path("sheet").asText();
        var sheet = sheets.named(name);
        var score = Score.of(sheet, filled.content());
        results.keep(step.caseNo(), sheet, name.substring(name.indexOf('@') + 1), new Checked(in.subject(), in.subjectRef(), in.person().or(filled::who)), score, step.now(), step.once(in.record()));
        return new Out(score.score(), score.failed().stream().noneMatch(f -> f.item().onFail().opensWork()), score.failed().size(),
                Optional.of(score.failed().stream().map(f -> "%s（%s）".formatted(f.item().text(), f.answer())).collect(joining("；"))).filter(text -> !text.isEmpty()));
    }
}
