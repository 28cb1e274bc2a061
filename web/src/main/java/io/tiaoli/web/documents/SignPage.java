package io.tiaoli.web.documents;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

import io.tiaoli.web.cases.Words;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

/** The page on which a customer reads a paper and signs it with a finger. */
@Controller
class SignPage {

    private static final String PNG = "data:image/png;base64,";

    /** @param image the drawing as a data URL of a PNG */
    record Drawn(String name, String image) {}

    record Answer(String state) {}

    /** The task that this page was opened from. */
    record Back(String id, String name) {}

    private final SignedOn signedOn;
    private final SeenDocument seen;
    private final Documents documents;
    private final DocumentPages pages;
    private final Corrections corrections;
    private final TaskService tasks;

    SignPage(SignedOn signedOn, SeenDocument seen, Documents documents, DocumentPages pages, Corrections corrections, TaskService tasks) {
        this.signedOn = signedOn;
        this.seen = seen;
        this.documents = documents;
        this.pages = pages;
        this.corrections = corrections;
        this.tasks = tasks;
    }

    @GetMapping("/documents/{id}/sign")
    String show(@PathVariable String id, Model page) {
        var document = seen.require(id);
        boolean waits = documents.awaitsSignature(document);
        page.addAttribute("title", document.title());
        page.addAttribute("id", id);
        page.addAttribute("caseNo", document.caseNo());
        page.addAttribute("task", mine(document.caseNo()).map(task -> new Back(task.getId(), task.getName())).orElse(null));
        page.addAttribute("version", document.version());
        page.addAttribute("state", Words.state(document, waits));
        page.addAttribute("waits", waits);
        page.addAttribute("pages", IntStream.rangeClosed(1, pages.count(documents.pdf(id))).boxed().toList());
        page.addAttribute("signed", document.signature().map(s -> "%s 于 %s 签字".formatted(s.name(), Times.text(s.at()))).orElse(null));
        page.addAttribute("newest", document.state() == Document.State.SUPERSEDED ? documents.latest(document.caseNo(), document.kind(), document.subject()).map(Document::id).orElse(null) : null);
        page.addAttribute("corrects", corrections.may(signedOn.me(), document));
        page.addAttribute("signer", waits ? documents.signer(document).orElse("") : "");
        return "sign";
    }

    /** What the one who hands the screen to the customer is at in this case. */
    private Optional<Task> mine(String caseNo) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNo).taskAssignee(signedOn.me().user()).orderByTaskCreateTime().desc().listPage(0, 1).stream().findFirst();
    }

    @PostMapping("/api/documents/{id}/signature")
    @ResponseBody
    Answer sign(@PathVariable String id, @RequestBody Drawn drawn) {
        seen.require(id);
        if (drawn.name() == null || drawn.name().isBlank()) throw new IllegalArgumentException("请写上签名人的姓名");
        return new Answer(documents.sign(id, drawn.name(), png(drawn.image()), signedOn.me().user()).state().name());
    }

    private static byte[] png(String image) {
        if (image == null || !image.startsWith(PNG)) throw new IllegalArgumentException("没有收到签名，请在框里签名后再提交");
        try {
            return Base64.getDecoder().decode(image.substring(PNG.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("签名图片在传送时损坏了，请再提交一次", e);
        }
    }
}
