package io.tiaoli.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowCheck;
import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.rehearsal.Rehearsals;
import io.tiaoli.workers.wording.CaseFacts;

/** Shows what a draft changes, what is wrong with it, how it came about, and each of its files. */
@Controller
class DraftPage {

    /** A file in the list. */
    record FileRow(String name, String kind, String state, boolean changed) {}

    /** A change in the list. */
    record RevisionRow(int number, String at, String by, String why, String files, boolean former) {}

    private final OwnedLines lines;
    private final InstalledFlows flows;
    private final Drafts drafts;
    private final FlowCheck check;
    private final FlowDeployments deployments;
    private final SignedOn signedOn;
    private final StaffNames names;
    private final CaseFacts facts;
    private final List<FlowPart> parts;
    private final Rehearsals rehearsals;

    DraftPage(OwnedLines lines, InstalledFlows flows, Drafts drafts, FlowCheck check, FlowDeployments deployments, SignedOn signedOn, StaffNames names, CaseFacts facts,
            List<FlowPart> parts, Rehearsals rehearsals) {
        this.lines = lines;
        this.flows = flows;
        this.drafts = drafts;
        this.check = check;
        this.deployments = deployments;
        this.signedOn = signedOn;
        this.names = names;
        this.facts = facts;
        this.parts = parts;
        this.rehearsals = rehearsals;
    }

    @GetMapping("/workbench/{line}/{flow}/draft")
    String show(@PathVariable String line, @PathVariable String flow, Model model) {
        var found = flows.require(line, flow);
        var held = drafts.find(found.folder());
        parts.forEach(part -> part.addTo(model, found));
        model.addAttribute("title", "改动 " + found.name());
        model.addAttribute("flow", found);
        model.addAttribute("begun", held.isPresent());
        held.ifPresent(draft -> {
            rehearsals.expected();
            var content = drafts.content(draft);
            var files = FileDifference.between(drafts.base(draft), content);
            List<Finding> findings = check.one(content);
            model.addAttribute("mine", draft.editor().equals(signedOn.me().user()));
            model.addAttribute("editor", names.name(draft.editor()));
            model.addAttribute("changedAt", Times.text(draft.changedAt()));
            model.addAttribute("overtaken", !deployments.latest(found.folder()).deploymentId().equals(draft.basedOn()));
            model.addAttribute("changed", files.stream().anyMatch(f -> f.state() != FileDifference.State.SAME));
            model.addAttribute("files", files.stream().map(f -> new FileRow(f.name(), f.kind().label(), f.state().label(), f.state() != FileDifference.State.SAME)).toList());
            model.addAttribute("findings", findings.stream().map(Finding::toString).toList());
            model.addAttribute("sound", findings.isEmpty());
            model.addAttribute("revisions", drafts.revisions(draft).stream().map(r -> new RevisionRow(r.number(), Times.text(r.at()), names.name(r.by()), r.why(),
                    String.join("、", r.files()), r.number() < draft.revision())).toList());
        });
        return "workbench-draft";
    }

    @GetMapping("/workbench/{line}/{flow}/draft/files/{file:.+}")
    String file(@PathVariable String line, @PathVariable String flow, @PathVariable String file, Model model) {
        var found = flows.require(line, flow);
        var draft = drafts.require(found);
        var kind = FlowFile.of(file);
        var before = Optional.ofNullable(drafts.base(draft).files().get(file)).map(DraftPage::text);
        var now = Optional.ofNullable(drafts.content(draft).files().get(file)).map(DraftPage::text);
        if (before.isEmpty() && now.isEmpty()) throw new NotThere("草稿里没有文件「%s」".formatted(file));
        parts.forEach(part -> part.addTo(model, found));
        model.addAttribute("title", file);
        model.addAttribute("flow", found);
        model.addAttribute("file", file);
        model.addAttribute("kind", kind.label());
        model.addAttribute("revision", draft.revision());
        model.addAttribute("mine", draft.editor().equals(signedOn.me().user()));
        model.addAttribute("editor", names.name(draft.editor()));
        model.addAttribute("written", kind.isText());
        model.addAttribute("removed", now.isEmpty());
        model.addAttribute("text", now.orElse(""));
        model.addAttribute("plain", file.substring(0, file.lastIndexOf('.')));
        model.addAttribute("paper", kind == FlowFile.PAPER);
        model.addAttribute("cases", kind == FlowFile.CASES);
        model.addAttribute("facts", facts.known().values());
        model.addAttribute("lines", LineDifference.between(before.orElse(""), now.orElse("")));
        if (now.isEmpty()) return "workbench-file";
        return switch (kind) {
            case DIAGRAM -> "workbench-diagram";
            case DECISION -> "workbench-decision";
            case FORM -> "workbench-form";
            case SMS, CALL, MAIL, PAPER -> "workbench-wording";
            case SHEET, EXAMPLES, CASES -> "workbench-file";
        };
    }

    /** A frame in which a form of any draft is drawn as the task list draws it. */
    @GetMapping("/workbench/form-preview")
    String formPreview(Model model) {
        lines.require();
        model.addAttribute("title", "表单预览");
        return "workbench-form-preview";
    }

    /** What runs today, to work on elsewhere and to send. */
    @GetMapping("/workbench/{line}/{flow}/folder.zip")
    ResponseEntity<byte[]> deployed(@PathVariable String line, @PathVariable String flow) {
        var found = flows.require(line, flow);
        return zip(deployments.content(found.folder(), found.deployed().deploymentId()));
    }

    @GetMapping("/workbench/{line}/{flow}/draft/folder.zip")
    ResponseEntity<byte[]> drafted(@PathVariable String line, @PathVariable String flow) {
        return zip(drafts.content(drafts.require(flows.require(line, flow))));
    }

    private static ResponseEntity<byte[]> zip(FlowFolder folder) {
        var header = ContentDisposition.attachment().filename(folder.flow() + ".zip").build();
        return ResponseEntity.ok().contentType(new MediaType("application", "zip")).header(HttpHeaders.CONTENT_DISPOSITION, header.toString()).body(FolderZip.write(folder));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
