package io.tiaoli.web.imports;

import java.io.IOException;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.view.RedirectView;

import io.tiaoli.web.pages.CsvCell;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.imports.Imports;
import io.tiaoli.workers.imports.KindOfImport;
import io.tiaoli.workers.imports.Preview;
import io.tiaoli.workers.imports.Problem;

/** Upload, look, confirm; and what was brought in before. */
@Controller
class ImportsPage {

    private static final int MOST_SHOWN = 1000;
    private static final int MOST_DOWNLOADED = 100_000;

    /** What the browser polls. */
    record Progress(boolean running, int percent, int done) {}

    private final Imports imports;
    private final SignedOn signedOn;

    ImportsPage(Imports imports, SignedOn signedOn) {
        this.imports = imports;
        this.signedOn = signedOn;
    }

    @GetMapping("/imports")
    String list(Model page) {
        allowed();
        page.addAttribute("title", "导入");
        page.addAttribute("kinds", imports.kinds());
        page.addAttribute("runs", imports.latest(30).stream().map(run -> new ShownRun(run, label(run.kind()))).toList());
        page.addAttribute("mostBytes", Imports.MOST_BYTES);
        return "imports";
    }

    @PostMapping("/imports/{kind}")
    RedirectView upload(@PathVariable String kind, @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String source) throws IOException {
        var me = allowed();
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return seeOther("/imports/runs/" + imports.start(kind, name, file.getBytes(), source, who(me)));
    }

    @GetMapping("/imports/runs/{id}")
    String run(@PathVariable String id, Model page) {
        allowed();
        var run = find(id);
        page.addAttribute("title", "导入" + run.kindLabel());
        page.addAttribute("run", run);
        var preview = run.isRunning() ? new Preview() : imports.preview(id);
        page.addAttribute("preview", preview.rows().isEmpty() ? null : preview);
        page.addAttribute("problems", run.problems() == 0 ? List.of() : imports.problems(id, MOST_SHOWN).stream().map(ShownProblem::new).toList());
        page.addAttribute("isCut", run.problems() > MOST_SHOWN);
        return "import-run";
    }

    @GetMapping("/api/imports/{id}")
    @ResponseBody
    Progress progress(@PathVariable String id) {
        allowed();
        var run = find(id);
        return new Progress(run.isRunning(), run.percent(), run.rowsDone());
    }

    @PostMapping("/imports/runs/{id}/commit")
    RedirectView commit(@PathVariable String id) {
        var me = allowed();
        find(id);
        imports.commit(id, who(me));
        return seeOther("/imports/runs/" + id);
    }

    @PostMapping("/imports/runs/{id}/drop")
    RedirectView drop(@PathVariable String id) {
        allowed();
        find(id);
        imports.drop(id);
        return seeOther("/imports");
    }

    @GetMapping("/imports/runs/{id}/problems.csv")
    ResponseEntity<String> problems(@PathVariable String id) {
        allowed();
        find(id);
        var csv = new StringBuilder("\uFEFF行,列,单元格,问题\r\n");
        for (Problem problem : imports.problems(id, MOST_DOWNLOADED)) {
            csv.append(problem.row() == 0 ? "" : problem.row()).append(',').append(CsvCell.of(problem.column())).append(',').append(CsvCell.of(problem.cell())).append(',')
                    .append(CsvCell.of(problem.message())).append("\r\n");
        }
        return ResponseEntity.ok().headers(download("导入错误.csv")).body(csv.toString());
    }

    @GetMapping("/imports/samples/{kind}.csv")
    ResponseEntity<Resource> sample(@PathVariable String kind) {
        allowed();
        var known = imports.kinds().stream().filter(k -> k.id().equals(kind)).findFirst().orElseThrow(() -> new NotThere("没有「%s」的示例文件".formatted(kind)));
        return ResponseEntity.ok().headers(download(known.label() + "示例.csv")).body(new ClassPathResource("samples/" + known.id() + ".csv"));
    }

    private Me allowed() {
        var me = signedOn.me();
        if (!me.isAdministrator() && !me.isIn("service-manager")) throw new AccessDeniedException("imports");
        return me;
    }

    private ShownRun find(String id) {
        return imports.find(id).map(run -> new ShownRun(run, label(run.kind()))).orElseThrow(() -> new NotThere("没有编号为「%s」的导入".formatted(id)));
    }

    private String label(String kind) {
        return imports.kinds().stream().filter(k -> k.id().equals(kind)).map(KindOfImport::label).findFirst().orElse(kind);
    }

    private static String who(Me me) {
        return "%s（%s）".formatted(me.name(), me.user());
    }

    private static RedirectView seeOther(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }

    private static HttpHeaders download(String name) {
        var headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.attachment().filename(name, java.nio.charset.StandardCharsets.UTF_8).build());
        headers.set(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8");
        return headers;
    }
}
