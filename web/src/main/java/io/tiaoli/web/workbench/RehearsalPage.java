package io.tiaoli.web.workbench;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.tiaoli.web.rehearsal.Rehearsals;

/** The page on which an owner runs a flow through before deploying it. */
@Controller
class RehearsalPage {

    private final InstalledFlows flows;
    private final RehearsedFolder folders;
    private final Rehearsals rehearsals;

    RehearsalPage(InstalledFlows flows, RehearsedFolder folders, Rehearsals rehearsals) {
        this.flows = flows;
        this.folders = folders;
        this.rehearsals = rehearsals;
    }

    @GetMapping("/workbench/{line}/{flow}/rehearsal")
    String show(@PathVariable String line, @PathVariable String flow, Model model) {
        var found = flows.require(line, flow);
        rehearsals.warm();
        model.addAttribute("title", "预演 " + found.name());
        model.addAttribute("flow", found);
        model.addAttribute("source", folders.of(found).label());
        model.addAttribute("on", rehearsals.isOn());
        return "workbench-rehearsal";
    }
}
