package io.tiaoli.workers.care;

import java.util.Optional;

import io.tiaoli.workers.Label;

/**
 * What an owner said in a planned contact, as the form of the call holds it.
 *
 * @param result of the call
 * @param canAnswer whether the question could be answered at once
 */
record CareAnswer(Optional<String> result, @Label("车主的感受") Optional<String> opinion, @Label("车主的问题") Optional<String> question,
        @Label("能当场解答") Optional<String> canAnswer, @Label("请谁解答") Optional<String> questionRole, @Label("车辆问题") Optional<String> problem,
        @Label("车主投诉") boolean complains, @Label("投诉内容") Optional<String> complaint, @Label("里程（公里）") Optional<Integer> mileageKm,
        @Label("想买车的朋友") Optional<String> referralLead, @Label("情况有变") Optional<String> ownerLeft) {

    boolean spoken() {
        return result.isEmpty() || result.get().equals("REACHED");
    }

    /** The question that nobody has answered yet. */
    Optional<String> openQuestion() {
        return question.filter(text -> !canAnswer.filter("YES"::equals).isPresent());
    }
}
