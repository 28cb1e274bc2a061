package io.tiaoli.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowCheck;
import io.tiaoli.processes.templates.ElementTemplates;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;

/** What the editors in the browser read and keep: one file of a draft at a time, while it is being typed. */
@RestController
class DraftFileApi {

    static final String WHY = "在线编辑";
    private static final int LONGEST = 2_000_000;

    /** @param mine whether whoever asks may change it */
    record Opened(String text, int revision, boolean mine, String editor) {}

    /** Who holds the draft now. */
    record State(String editor, boolean mine, int revision) {}

    record Saved(int revision, String at) {}

    /** @param lines what the draft holds now beside what could not be saved */
    record Conflict(String message, List<LineDifference> lines) {}

    private final OwnedLines lines;
    private final InstalledFlows flows;
    private final Drafts drafts;
    private final FlowCheck check;
    private final ElementTemplates templates;
    private final SignedOn signedOn;
    private final StaffNames names;

    DraftFileApi(OwnedLines lines, InstalledFlows flows, Drafts drafts, FlowCheck check, ElementTemplates templates, SignedOn signedOn, StaffNames names) {
        this.lines = lines;
        this.flows = flows;
        this.drafts = drafts;
        this.check = check;
        this.templates = templates;
        this.signedOn = signedOn;
        this.names = names;
    }

    @GetMapping("/api/workbench/{line}/{flow}/draft/files/{file:.+}")
    Opened open(@PathVariable String line, @PathVariable String flow, @PathVariable String file) {
        var draft = require(line, flow);
        return new Opened(text(draft, file).orElseThrow(() -> new NotThere("草稿里没有文件「%s」".formatted(file))), draft.revision(),
                draft.editor().equals(signedOn.me().user()), names.name(draft.editor()));
    }

    /** Who holds the draft: asked again and again by whoever has it open. */
    @GetMapping("/api/workbench/{line}/{flow}/draft/state")
    State state(@PathVariable String line, @PathVariable String flow) {
        var draft = require(line, flow);
        return new State(names.name(draft.editor()), draft.editor().equals(signedOn.me().user()), draft.revision());
    }

    /** @param revision the state of the draft that the editor saw */
    @PutMapping("/api/workbench/{line}/{flow}/draft/files/{file:.+}")
    Saved save(@PathVariable String line, @PathVariable String flow, @PathVariable String file, @RequestParam int revision, @RequestBody(required = false) String text) {
        var draft = require(line, flow);
        String written = text == null ? "" : text.replace("\r\n", "\n");
        if (written.length() > LONGEST) throw new IllegalArgumentException("「%s」有 %d 个字符，最多 %d 个".formatted(file, written.length(), LONGEST));
        try {
            drafts.type(draft, signedOn.me().user(), revision, FlowFile.plain(file), written.getBytes(StandardCharsets.UTF_8), WHY);
        } catch (IllegalArgumentException refused) {
            throw new NotSaved(refused.getMessage(), LineDifference.between(text(draft, file).orElse(""), written));
        }
        var now = require(line, flow);
        return new Saved(now.revision(), Times.text(now.changedAt()));
    }

    @GetMapping("/api/workbench/{line}/{flow}/draft/check")
    List<Finding> check(@PathVariable String line, @PathVariable String flow) {
        return check.one(drafts.content(require(line, flow)));
    }

    /** What a step can be made of: one template for each worker. */
    @GetMapping("/api/workbench/templates")
    List<Map<String, Object>> templates() {
        lines.require();
        return templates.all();
    }

    @ExceptionHandler(NotSaved.class)
    ResponseEntity<Conflict> conflict(NotSaved e) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new Conflict(e.getMessage(), e.lines));
    }

    private Draft require(String line, String flow) {
        return drafts.require(flows.require(line, flow));
    }

    private Optional<String> text(Draft draft, String file) {
        return Optional.ofNullable(drafts.content(draft).files().get(file)).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    /** A change that the draft did not take, beside what it holds. */
    private static final class NotSaved extends RuntimeException {

        private final transient List<LineDifference> lines;

        NotSaved(String message, List<LineDifference> lines) {
            super(message);
            this.lines = lines;
        }
    }
}
