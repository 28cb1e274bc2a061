package io.tiaoli.web.workers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.engine.Workers.Choice;
import io.tiaoli.processes.engine.Workers.Declaration;
import io.tiaoli.processes.engine.Workers.Value;
import io.tiaoli.processes.templates.ElementTemplates;
import io.tiaoli.web.pages.SignedOn;

/** Shows process owners every worker as it declares itself, and gives its element templates to modelers in the browser. */
@Controller
class WorkersPage {

    /** A worker as the page writes it. */
    record View(String name, String expression, String label, List<ValueView> inputs, List<ValueView> outputs, List<String> refusals, List<WorkerUses.Use> uses) {}

    /** An input or output. */
    record ValueView(String name, String label, String kind, boolean required, List<Choice> choices) {}

    private final SignedOn signedOn;
    private final Workers workers;
    private final WorkerUses uses;
    private final ElementTemplates templates;

    WorkersPage(SignedOn signedOn, Workers workers, WorkerUses uses, ElementTemplates templates) {
        this.signedOn = signedOn;
        this.workers = workers;
        this.uses = uses;
        this.templates = templates;
    }

    @GetMapping("/workers")
    String list(@RequestParam(defaultValue = "") String text, Model model) {
        require();
        var used = uses.all();
        var views = workers.all().stream().filter(w -> matches(w, text.strip().toLowerCase(Locale.ROOT))).map(w -> view(w, used)).toList();
        model.addAttribute("title", "工作程序");
        model.addAttribute("workers", views);
        model.addAttribute("count", views.size());
        model.addAttribute("text", text);
        return "workers";
    }

    @GetMapping("/api/element-templates")
    @ResponseBody
    List<Map<String, Object>> templates() {
        require();
        return templates.all();
    }

    private void require() {
        var me = signedOn.me();
        if (!me.isAdministrator() && me.groups().stream().noneMatch(g -> g.startsWith("process-owner-"))) throw new AccessDeniedException("workers");
    }

    private static boolean matches(Declaration worker, String text) {
        return Stream.of(worker.name(), worker.label()).anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(text));
    }

    private static View view(Declaration worker, Map<String, List<WorkerUses.Use>> used) {
        return new View(worker.name(), "${%s}".formatted(worker.name()), worker.label(), worker.inputs().stream().map(WorkersPage::view).toList(), worker.outputs().stream().map(WorkersPage::view).toList(),
                worker.refusals(), used.getOrDefault(worker.name(), List.of()));
    }

    private static ValueView view(Value value) {
        return new ValueView(value.name(), value.label(), value.kind(), value.required(), value.choices());
    }
}
