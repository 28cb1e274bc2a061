package io.tiaoli.web.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.cases.CaseMoves.Place;
import io.tiaoli.web.cases.CaseMoves.Target;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.cases.Cases.Case;

/** Where a case is moved on its diagram: which place to leave, which step to begin, and why. */
@Controller
class CaseMovePage {

    /** A running flow as the page draws it. */
    record Drawn(String process, String name, String xml, List<Place> places, List<Target> targets) {}

    private final SignedOn signedOn;
    private final WhoMaySee may;
    private final CaseMoves moves;
    private final RepositoryService repository;

    CaseMovePage(SignedOn signedOn, WhoMaySee may, CaseMoves moves, RepositoryService repository) {
        this.signedOn = signedOn;
        this.may = may;
        this.moves = moves;
        this.repository = repository;
    }

    @GetMapping("/cases/{number}/move")
    String show(@PathVariable String number, Model page) {
        page.addAttribute("caseNo", movable(signedOn.me(), number).caseNo());
        page.addAttribute("title", "移动案件 " + number);
        return "case-move";
    }

    @GetMapping("/api/cases/{number}/moves")
    @ResponseBody
    List<Drawn> moves(@PathVariable String number) throws IOException {
        movable(signedOn.me(), number);
        List<Drawn> drawn = new ArrayList<>();
        for (var run : moves.runs(number)) {
            try (var model = repository.getProcessModel(run.definitionId())) {
                drawn.add(new Drawn(run.processId(), repository.getProcessDefinition(run.definitionId()).getName(), new String(model.readAllBytes(), StandardCharsets.UTF_8), run.places(), run.targets()));
            }
        }
        return drawn;
    }

    @PostMapping("/cases/{number}/move")
    String move(@PathVariable String number, @RequestParam(defaultValue = "") String process, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var me = signedOn.me();
        movable(me, number);
        return Acts.then("/cases/" + number + "/move", flash, "案件已移动，「谁在何时做了什么」里有记录。", () -> moves.move(number, process, place, step, Reason.checked(reason, "原因"), me.user()));
    }

    private Case movable(Me me, String number) {
        var found = may.require(me, number);
        if (!may.mayMove(me, found)) throw new AccessDeniedException("only managers of its roles and owners of its flow");
        if (found.endedAt().isPresent()) throw new IllegalArgumentException("案件「%s」已经结束，不能再移动".formatted(number));
        return found;
    }
}
