package io.tiaoli.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.processes.decisions.DecisionExamples;
import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowCheck;
import io.tiaoli.web.documents.DocumentPages;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.workers.documents.DocumentPreview;
import io.tiaoli.workers.messaging.MessageCheck;
import io.tiaoli.workers.messaging.MessageSample;
import io.tiaoli.workers.wording.Wording;

/** Shows what a draft's files will do: a decision with its owner's examples, a text with samples, a paper as it is printed. */
@RestController
class PreviewApi {

    /**
     * A text as people will read it.
     *
     * @param message only for a short message
     * @param pages of a paper, 0 for other texts
     * @param problems in Chinese; empty when the text may be deployed
     */
    record Sample(String text, Optional<MessageSample> message, int pages, List<String> problems) {}

    private final InstalledFlows flows;
    private final Drafts drafts;
    private final FlowCheck check;
    private final MessageCheck messages;
    private final DocumentPreview papers;
    private final DocumentPages pages;

    PreviewApi(InstalledFlows flows, Drafts drafts, FlowCheck check, MessageCheck messages, DocumentPreview papers, DocumentPages pages) {
        this.flows = flows;
        this.drafts = drafts;
        this.check = check;
        this.messages = messages;
        this.papers = papers;
        this.pages = pages;
    }

    /** Runs the examples of a decision; a table that holds what it may not is not run. */
    @GetMapping("/api/workbench/{line}/{flow}/draft/examples/{decision}")
    DecisionExamples examples(@PathVariable String line, @PathVariable String flow, @PathVariable String decision) {
        var draft = require(line, flow);
        byte[] table = file(draft, decision + ".dmn");
        check.file(decision + ".dmn", table).stream().findFirst().ifPresent(finding -> {
            throw new IllegalArgumentException(finding.toString());
        });
        return DecisionExamples.run(decision, table, new String(file(draft, decision + ".csv"), StandardCharsets.UTF_8));
    }

    @GetMapping("/api/workbench/{line}/{flow}/draft/samples/{file:.+}")
    Sample sample(@PathVariable String line, @PathVariable String flow, @PathVariable String file) {
        var draft = require(line, flow);
        var wording = wording(draft, file);
        var problems = check.one(drafts.content(draft)).stream().filter(finding -> finding.file().equals(file)).map(Finding::message).toList();
        try {
            if (FlowFile.of(file) == FlowFile.PAPER) return new Sample("", Optional.empty(), pages.count(pdf(draft, file)), problems);
            if (FlowFile.of(file) != FlowFile.SMS) return new Sample(messages.preview(wording), Optional.empty(), 0, problems);
            var message = messages.sample(wording);
            return new Sample(message.text(), Optional.of(message), 0, problems);
        } catch (IllegalArgumentException unwritable) {
            return new Sample("", Optional.empty(), 0, problems.isEmpty() ? List.of(unwritable.getMessage()) : problems);
        }
    }

    /** A page of a paper with samples, as a picture; counts from 1. */
    @GetMapping("/workbench/{line}/{flow}/draft/papers/{file}/{page}.png")
    ResponseEntity<byte[]> page(@PathVariable String line, @PathVariable String flow, @PathVariable String file, @PathVariable int page) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(pages.page(pdf(line, flow, file), page));
    }

    @GetMapping("/workbench/{line}/{flow}/draft/papers/{file}.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String line, @PathVariable String flow, @PathVariable String file) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf(line, flow, file));
    }

    private byte[] pdf(String line, String flow, String file) {
        if (FlowFile.of(file) != FlowFile.PAPER) throw new NotThere("「%s」不是单据".formatted(file));
        return pdf(require(line, flow), file);
    }

    private byte[] pdf(Draft draft, String file) {
        return papers.pdf(wording(draft, file), PaperTitles.of(drafts.content(draft), file));
    }

    private Wording wording(Draft draft, String file) {
        return new Wording(file, 0, new String(file(draft, file), StandardCharsets.UTF_8));
    }

    private byte[] file(Draft draft, String name) {
        return Optional.ofNullable(drafts.content(draft).files().get(name)).orElseThrow(() -> new NotThere("草稿里没有文件「%s」".formatted(name)));
    }

    private Draft require(String line, String flow) {
        return drafts.require(flows.require(line, flow));
    }
}
