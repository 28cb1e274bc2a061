package io.tiaoli.web.papers;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.tiaoli.web.cases.WhoMaySee;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.tasks.OpenTask;
import io.tiaoli.web.tasks.TaskPapers;
import io.tiaoli.workers.papers.PaperKind;

/** The page on which whoever works a task keeps copies, and the list of a case. */
@Controller
class PapersPage {

    /** The variable of a step that says whose paper it asks for. */
    private static final String HOLDER = "paperHolder";

    record Choice(String value, String label) {}

    /** What the page needs to take a copy in. */
    record Taking(String taskId, String taskName, String holder, List<Choice> kinds) {}

    private final SignedOn signedOn;
    private final OpenTask tasks;
    private final TaskService engine;
    private final TaskPapers asked;
    private final WhoMaySee may;
    private final PaperList papers;

    PapersPage(SignedOn signedOn, OpenTask tasks, TaskService engine, TaskPapers asked, WhoMaySee may, PaperList papers) {
        this.signedOn = signedOn;
        this.tasks = tasks;
        this.engine = engine;
        this.asked = asked;
        this.may = may;
        this.papers = papers;
    }

    @GetMapping("/tasks/{id}/papers")
    String take(@PathVariable String id, Model page) {
        var found = tasks.require(signedOn.me(), id);
        List<PaperKind> kinds = asked.of(found.task());
        if (kinds.isEmpty()) throw new NotThere("任务「%s」不用存档证件".formatted(found.task().getName()));
        String holder = Optional.ofNullable(engine.getVariable(id, HOLDER)).map(Object::toString).orElse("");
        page.addAttribute("taking", new Taking(id, found.task().getName(), holder, kinds.stream().map(kind -> new Choice(kind.name(), kind.label())).toList()));
        return show(found.caseNo(), page);
    }

    @GetMapping("/cases/{number}/papers")
    String list(@PathVariable String number, Model page) {
        may.require(signedOn.me(), number);
        page.addAttribute("taking", null);
        return show(number, page);
    }

    private String show(String caseNo, Model page) {
        page.addAttribute("title", "证件");
        page.addAttribute("caseNo", caseNo);
        page.addAttribute("papers", papers.of(caseNo, signedOn.me()));
        return "papers";
    }
}
