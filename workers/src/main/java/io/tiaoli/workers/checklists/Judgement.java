package io.tiaoli.workers.checklists;

import java.util.Arrays;
import java.util.List;

/** What an item may be found to be. */
public enum Judgement {

    MET("达到", "合格"), PARTLY("部分达到", ""), NOT_MET("未达到", "不合格"), NOT_APPLICABLE("不适用", "不适用");

    private final String judged;
    private final String passed;

    Judgement(String judged, String passed) {
        this.judged = judged;
        this.passed = passed;
    }

    /** As people read it, by the kind of answer. */
    public String label(Answer.Kind kind) {
        return kind == Answer.Kind.PASS ? passed : judged;
    }

    /** What may be chosen for a kind of answer. */
    public static List<Judgement> of(Answer.Kind kind) {
        return Arrays.stream(values()).filter(judgement -> !judgement.label(kind).isEmpty()).toList();
    }
}
