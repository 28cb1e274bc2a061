package io.tiaoli.web.workbench.migration;

import java.util.function.BiConsumer;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.workbench.InstalledFlows;

/** The buttons of a migration. */
@Controller
class RunActions {

    private final InstalledFlows flows;
    private final Migrations migrations;
    private final SignedOn signedOn;

    RunActions(InstalledFlows flows, Migrations migrations, SignedOn signedOn) {
        this.flows = flows;
        this.migrations = migrations;
        this.signedOn = signedOn;
    }

    @PostMapping("/workbench/{line}/{flow}/migration/{id}/start")
    String start(@PathVariable String line, @PathVariable String flow, @PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return act(line, flow, id, "开始迁移了。可以离开这个页面，迁移会继续。", flash, (run, user) -> migrations.start(run, user, Reason.checked(reason, "为什么迁移")));
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
        var found = flows.require(line, flow);
        var run = migrations.require(found, id);
        return Acts.then("%s/migration/%s".formatted(found.url(), id), flash, good, () -> act.accept(run, signedOn.me().user()));
    }
}
