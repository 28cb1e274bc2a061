package io.tiaoli.web.papers;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import io.tiaoli.web.cases.WhoMaySee;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.tasks.OpenTask;
import io.tiaoli.web.tasks.TaskPapers;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;

/** Takes copies in, for whoever works the task, and shows one to whoever sees the case and needs to see such papers. */
@RestController
class PaperApi {

    record Kept(String id) {}

    private final SignedOn signedOn;
    private final OpenTask tasks;
    private final TaskPapers asked;
    private final WhoMaySee may;
    private final Papers papers;

    PaperApi(SignedOn signedOn, OpenTask tasks, TaskPapers asked, WhoMaySee may, Papers papers) {
        this.signedOn = signedOn;
        this.tasks = tasks;
        this.asked = asked;
        this.may = may;
        this.papers = papers;
    }

    @PostMapping("/api/tasks/{id}/papers")
    Kept keep(@PathVariable String id, @RequestParam MultipartFile file, @RequestParam String kind, @RequestParam String holder) throws IOException {
        var me = signedOn.me();
        var found = tasks.require(me, id);
        var kinds = asked.of(found.task());
        var one = PaperKind.of(kind).filter(kinds::contains).orElseThrow(() -> new IllegalArgumentException("这个任务不收证件「%s」，只收：%s".formatted(
                kind, kinds.stream().map(PaperKind::label).collect(Collectors.joining("、")))));
        String name = Optional.ofNullable(file.getOriginalFilename()).filter(n -> !n.isBlank()).orElse("证件");
        return new Kept(papers.keep(new NewPaper(found.caseNo(), found.task().getTaskDefinitionKey(), one, holder, name, file.getBytes()), me.user()).id());
    }

    @GetMapping("/papers/{id}")
    ResponseEntity<byte[]> view(@PathVariable String id) {
        var me = signedOn.me();
        var paper = papers.find(id).filter(found -> found.kind().maySee(me.groups()) && may.may(me, found.caseNo())).orElseThrow(() -> new NotThere("没有这份证件，或者它不归您看"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.parseMediaType(paper.contentType())).body(papers.view(id, me.user()));
    }
}
