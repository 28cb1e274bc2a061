package io.tiaoli.workers.care;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** The owner's last question and its answer, for the script that tells it. */
@Component
class CareFacts implements FactSource {

    private final CareAnswers answers;

    CareFacts(CareAnswers answers) {
        this.answers = answers;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("ownerQuestion", "车主的问题", "仪表上的黄灯是什么"), new Fact("ownerAnswer", "对车主问题的解答", "胎压提醒，到店充气即可"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        answers.questions(caseNo).stream().reduce((one, later) -> later).ifPresent(last -> {
            told.put("ownerQuestion", last.question());
            told.put("ownerAnswer", last.answer().orElse("（解答中）"));
        });
        return told;
    }
}
