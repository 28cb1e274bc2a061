package io.tiaoli.web.workbench.migration;

import java.util.function.BiConsumer;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.workbench.InstalledFlows;
import io.tiaoli.web.workbench.OwnedLines;

/** The buttons of a migration. */
@Controller
class RunActions {

    private static final int LONGEST_REASON = 400;

    private final OwnedLines lines;
    private final InstalledFlows flows;
    private final Migrations migrations;
    private final SignedOn signedOn;

    RunActions(OwnedLines lines, InstalledFlows flows, Migrations migrations, SignedOn signedOn) {
        this.lines = lines;
        this.flows = flows;
        this.migrations = migrations;
        this.signedOn = signedOn;
    }

    @PostMapping("/workbench/{line}/{flow}/migration/{id}/start")
    String start(@PathVariable String line, @PathVariable String flow, @PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return act(line, flow, id, "开始迁移了。可以离开这个页面，迁移会继续。", flash, (run, user) -> {
            if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) throw new IllegalArgumentException("请写明为什么迁移，1 至 %d 个字".formatted(LONGEST_REASON));
            migrations.start(run, user, reason.strip());
        });
    }

    @PostMapping("/workbench/{line}/{flow}/migration/{id}/pause")
    String pause(@PathVariable String line, @PathVariable String flow, @PathVariable String id, RedirectAttributes flash) {
        return act(line, flow, id, "已暂停，正在迁移的那一个会办完。", flash, migrations::pause);
    }

    @PostMapping("/workbench/{line}/{flow}/migration/{id}/go-on")
    String goOn(@PathVariable String line, @PathVariable String flow, @PathVariable String id, RedirectAttributes flash) {
        return act(line, flow, id, "继续迁移了。", flash, migrations::goOn);
    }

    @PostMapping("/workbench/{line}/{flow}/migration/{id}/stop")
    String stop(@PathVariable String line, @PathVariable String flow, @PathVariable String id, RedirectAttributes flash) {
        return act(line, flow, id, "已停止，还没有轮到的案件留在旧版本上。", flash, migrations::stop);
    }

    @PostMapping("/workbench/{line}/{flow}/migration/{id}/again")
    String again(@PathVariable String line, @PathVariable String flow, @PathVariable String id, RedirectAttributes flash) {
        return act(line, flow, id, "没有迁移的案件再试一次。", flash, migrations::again);
    }

    private String act(String line, String flow, String id, String good, RedirectAttributes flash, BiConsumer<MigrationRun, String> act) {
        lines.require(line);
        var found = flows.require(line, flow);
        var run = migrations.require(found, id);
        return Acts.then("%s/migration/%s".formatted(found.url(), id), flash, good, () -> act.accept(run, signedOn.me().user()));
    }
}
