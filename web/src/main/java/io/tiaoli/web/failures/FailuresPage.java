package io.tiaoli.web.failures;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.messages.MessageBox;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.pages.Paging;
import io.tiaoli.workers.events.EventNames;

/** The lists of what did not work out: steps, messages, and events that wait. */
@Controller
class FailuresPage {

    private static final int SIZE = 50;

    /** A failed step in the list. */
    record StepRow(String id, String what, String flow, String caseNo, String cause, String since) {}

    /** A waiting event in the list. */
    record EventRow(String id, String name, String key, String caseNo, boolean failed, String why, String since, String until) {}

    private final FailureRights rights;
    private final FailedSteps steps;
    private final UndeliveredMessages messages;
    private final UnheardEvents events;
    private final MessageBox box;
    private final FlowNames names;
    private final Cause cause;

    FailuresPage(FailureRights rights, FailedSteps steps, UndeliveredMessages messages, UnheardEvents events, MessageBox box, FlowNames names, Cause cause) {
        this.rights = rights;
        this.steps = steps;
        this.messages = messages;
        this.events = events;
        this.box = box;
        this.names = names;
        this.cause = cause;
    }

    @GetMapping("/failures")
    String steps(@RequestParam(defaultValue = "false") boolean givenUp, @RequestParam(defaultValue = "0") int page, Model model) {
        var seer = rights.ofSteps();
        var found = steps.page(seer.flows(), givenUp, Paging.page(page), SIZE);
        model.addAttribute("title", "办不成的事");
        model.addAttribute("onSteps", true);
        model.addAttribute("manages", seer.me().isManager());
        model.addAttribute("givenUp", givenUp);
        model.addAttribute("steps", found.steps().stream().map(this::row).toList());
        model.addAttribute("paging", new Paging(Paging.page(page), SIZE, found.total(), "/failures?givenUp=" + givenUp));
        return "failures";
    }

    @GetMapping("/failures/messages")
    String messages(@RequestParam(defaultValue = "0") int page, Model model) {
        var found = messages.page(rights.require().flows(), Paging.page(page), SIZE);
        model.addAttribute("title", "没有送到的消息");
        model.addAttribute("onMessages", true);
        model.addAttribute("manages", true);
        model.addAttribute("messages", box.views(found.messages()));
        model.addAttribute("paging", new Paging(Paging.page(page), SIZE, found.total(), "/failures/messages"));
        return "failures";
    }

    @GetMapping("/failures/events")
    String events(@RequestParam(defaultValue = "0") int page, Model model) {
        var seer = rights.require();
        var found = events.page(seer.flows(), seer.me().isAdministrator(), Paging.page(page), SIZE);
        model.addAttribute("title", "等待中的事件");
        model.addAttribute("onEvents", true);
        model.addAttribute("manages", true);
        model.addAttribute("events", found.events().stream().map(this::row).toList());
        model.addAttribute("paging", new Paging(Paging.page(page), SIZE, found.total(), "/failures/events"));
        return "failures";
    }

    @PostMapping("/failures/events/{id}/give-up")
    String giveUp(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var seer = rights.require();
        return Acts.then("/failures/events", flash, "这个事件不再等待", () -> events.giveUp(id, seer.flows(), seer.me().isAdministrator(), reason, seer.me().user()));
    }

    @PostMapping("/failures/events/{id}/again")
    String again(@PathVariable String id, RedirectAttributes flash) {
        var seer = rights.require();
        return Acts.then("/failures/events", flash, "马上再送一次", () -> events.again(id, seer.flows(), seer.me().isAdministrator(), seer.me().user()));
    }

    private StepRow row(FailedStep step) {
        return new StepRow(step.id(), names.stepOf(step.definitionId(), step.step()), names.flow(step.flow()), step.caseNo().orElse(""), cause.of(step), Times.text(step.since()));
    }

    private EventRow row(UnheardEvents.Unheard unheard) {
        var event = unheard.event();
        String why = event.problem().isPresent() ? "接收它的流程出错 %d 次：%s".formatted(event.failures(), cause.of(event.problem().get(), event.id())) : unheard.known() ? "还没有步骤在等它；有步骤等到时会自动送到" : "接收它的流程还没有安装；安装后会自动送到";
        return new EventRow(event.id(), EventNames.of(event.name()), event.key(), event.sourceCase().orElse(""), event.problem().isPresent(), why, Times.text(event.createdAt()), Times.text(event.validUntil()));
    }
}
