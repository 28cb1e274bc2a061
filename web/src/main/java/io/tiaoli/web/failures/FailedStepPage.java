package io.tiaoli.web.failures;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.tiaoli.web.failures.CaseValues.Held;
import io.tiaoli.web.failures.FailureActs.Act;
import io.tiaoli.web.failures.FailureActs.Change;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.pages.StaffNames;

/** Shows one failed step: why, with which values, and what was done about it. */
@Controller
class FailedStepPage {

    /** The step as the page writes it. */
    record View(String id, String what, String flow, String caseNo, String cause, String since, boolean external, boolean givenUp, boolean inCase) {}

    /** A value; {@code kind} is empty for what only a form may write. */
    record ValueView(String name, String kind, String kindLabel, String text, boolean fixed) {}

    /** A kind to choose for a new value. */
    record KindView(String value, String label) {}

    /** Something that somebody did. */
    record ActView(String at, String who, String what, String detail) {}

    private final FailureRights rights;
    private final FailedSteps steps;
    private final CaseValues values;
    private final StepInputs inputs;
    private final FailureActs acts;
    private final FlowNames names;
    private final Cause cause;
    private final StaffNames staff;
    private final WayBack back;

    FailedStepPage(FailureRights rights, FailedSteps steps, CaseValues values, StepInputs inputs, FailureActs acts,
            FlowNames names, Cause cause, StaffNames staff, WayBack back) {
        this.rights = rights;
        this.steps = steps;
        this.values = values;
        this.inputs = inputs;
        this.acts = acts;
        this.names = names;
        this.cause = cause;
        this.staff = staff;
        this.back = back;
    }

    @GetMapping("/failures/steps/{id}")
    String show(@PathVariable String id, @RequestParam(defaultValue = "") String from, Model model) {
        var seer = rights.ofSteps();
        var step = steps.require(id, seer.flows());
        List<ValueView> held = step.processId().map(p -> values.of(p).stream().map(value -> view(value, seer.needsPersonalData())).toList()).orElse(List.of());
        model.addAttribute("title", "办不成的一步");
        model.addAttribute("step", new View(id, names.stepOf(step.definitionId(), step.step()), names.flow(step.flow()), step.caseNo().orElse(""), cause.of(step),
                Times.text(step.since()), step.external(), step.givenUp(), step.processId().isPresent()));
        model.addAttribute("from", from);
        model.addAttribute("back", back.to(step, from));
        model.addAttribute("inputs", inputs.of(step));
        model.addAttribute("values", held);
        model.addAttribute("kinds", Arrays.stream(CaseValue.values()).map(k -> new KindView(k.name(), k.label())).toList());
        model.addAttribute("acts", acts.about(id).stream().map(this::view).toList());
        return "failed-step";
    }

    private static ValueView view(Held held, boolean whole) {
        return new ValueView(held.name(), held.kind().map(Enum::name).orElse(""), held.kindLabel(), held.shown(whole),
                held.kind().isEmpty() || held.name().equals("caseNo") || held.isPersonal() && !whole);
    }

    private ActView view(Act act) {
        String detail = act.change().map(FailedStepPage::sentence).orElse(act.reason().orElse(""));
        return new ActView(Times.text(act.at()), staff.name(act.who()), act.kind().label(), detail);
    }

    private static String sentence(Change change) {
        return "%s（%s）：%s → %s".formatted(change.name(), change.type(), change.before().isEmpty() ? "没有值" : "「" + change.before() + "」", "「" + change.after() + "」");
    }
}
