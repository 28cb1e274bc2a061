package io.tiaoli.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.workbench.Versions.Version;

/** Shows how any two states of a flow folder differ: diagrams as pictures, decisions, forms and test cases in words, texts line by line. */
@Controller
class DifferencePage {

    /** A file that differs; {@code picture} when both states have the diagram. */
    record Changed(String name, String kind, String state, boolean picture, List<String> words, List<LineDifference> lines) {}

    record Content(String text) {}

    /** A choice in a list. */
    record Choice(String id, String label, boolean chosen) {}

    private final InstalledFlows flows;
    private final Versions versions;

    DifferencePage(InstalledFlows flows, Versions versions) {
        this.flows = flows;
        this.versions = versions;
    }

    /** Without a choice, what runs today beside the draft, or beside the deployment before where there is no draft. */
    @GetMapping("/workbench/{line}/{flow}/difference")
    String show(@PathVariable String line, @PathVariable String flow, @RequestParam Optional<String> from, @RequestParam Optional<String> to, Model model) {
        var found = flows.require(line, flow);
        var all = versions.of(found);
        String after = to.orElse(all.get(0).id());
        String before = from.orElse(all.get(Math.min(1, all.size() - 1)).id());
        var old = versions.content(found, before);
        var now = versions.content(found, after);
        model.addAttribute("title", "比较 " + found.name());
        model.addAttribute("flow", found);
        model.addAttribute("from", before);
        model.addAttribute("to", after);
        model.addAttribute("fromChoices", choices(all, before));
        model.addAttribute("toChoices", choices(all, after));
        model.addAttribute("files", FileDifference.between(old, now).stream().filter(file -> file.state() != FileDifference.State.SAME).map(file -> changed(file, old, now)).toList());
        return "workbench-difference";
    }

    /** One file of a state, for the picture. */
    @GetMapping("/api/workbench/{line}/{flow}/versions/{version}/{file:.+}")
    @ResponseBody
    Content content(@PathVariable String line, @PathVariable String flow, @PathVariable String version, @PathVariable String file) {
        var content = versions.content(flows.require(line, flow), version).files().get(file);
        if (content == null) throw new NotThere("这一版没有文件「%s」".formatted(file));
        return new Content(text(content));
    }

    private static Changed changed(FileDifference file, FlowFolder old, FlowFolder now) {
        byte[] before = old.files().get(file.name());
        byte[] after = now.files().get(file.name());
        boolean both = before != null && after != null;
        List<String> words = !both ? List.of() : switch (file.kind()) {
            case DECISION -> DecisionWords.between(before, after);
            case FORM -> FormWords.between(before, after);
            case CASES -> CaseWords.between(before, after);
            default -> List.of();
        };
        boolean picture = both && file.kind() == FlowFile.DIAGRAM;
        return new Changed(file.name(), file.kind().label(), file.state().label(), picture, words,
                picture || !words.isEmpty() ? List.of() : LineDifference.between(before == null ? "" : text(before), after == null ? "" : text(after)));
    }

    private static List<Choice> choices(List<Version> all, String chosen) {
        return all.stream().map(version -> new Choice(version.id(), version.label(), version.id().equals(chosen))).toList();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
