package io.tiaoli.workers.care;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps the specialist's answer to an owner's question; serves {@code new-owner-care} S13. */
@Component
@Label("保存对车主问题的解答")
public class KeepCareAnswer implements Worker<KeepCareAnswer.In, Nothing> {

    public record In(@Label("计划联系编号") String careId, @Label("解答") String answer) {}

    private final CareAnswers answers;

    KeepCareAnswer(CareAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Nothing run(In in, Step step) {
        answers.answer(in.careId(), in.answer());
        return Nothing.NOTHING;
    }
}
