package io.tiaoli.workers.followup;

import java.util.Optional;

import io.tiaoli.workers.customerfile.NextService;
import io.tiaoli.workers.Label;

/**
 * What a customer said, as the form of the call holds it; not every form has every field.
 *
 * @param result of the call; a form without it was filled after a talk
 */
record Answers(Optional<String> result, @Label("满意度评分") Optional<Integer> score, @Label("客户的看法") Optional<String> opinion,
        @Label("车辆还有什么问题") Optional<String> problem, @Label("客户投诉") boolean complains, @Label("投诉内容") Optional<String> complaint,
        @Label("客户的建议") Optional<String> suggestion, @Label("建议转给") Optional<String> suggestionDept,
        @Label("答不上来的问题") Optional<String> unknownQuestion, @Label("请谁解答") Optional<String> questionRole,
        @Label("愿意收小贴士") boolean tipsWanted, @Label("新需求") Optional<String> needs, @Label("下一次服务") Optional<NextService> nextService) {

    boolean spoken() {
        return result.isEmpty() || result.get().equals("REACHED");
    }
}
