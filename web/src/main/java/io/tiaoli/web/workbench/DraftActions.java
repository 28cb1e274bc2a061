package io.tiaoli.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.processes.flows.ShippedFlows;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** What an owner does with a draft: begin, change, take over, go back, deploy, give up. */
@Controller
class DraftActions {

    private final InstalledFlows flows;
    private final Drafts drafts;
    private final FlowDeployments deployments;
    private final ShippedFlows shipped;
    private final SignedOn signedOn;

    DraftActions(InstalledFlows flows, Drafts drafts, FlowDeployments deployments, ShippedFlows shipped, SignedOn signedOn) {
        this.flows = flows;
        this.drafts = drafts;
        this.deployments = deployments;
        this.shipped = shipped;
        this.signedOn = signedOn;
    }

    @PostMapping("/workbench/{line}/{flow}/draft")
    String begin(@PathVariable String line, @PathVariable String flow, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        return Acts.then(page(found), flash, "草稿已打开。改好之前，正在用的流程不变。", () -> drafts.open(found.folder(), signedOn.me().user()));
    }

    /** Begins a draft, or changes the one that there is, to what a former deployment held. */
    @PostMapping("/workbench/{line}/{flow}/draft/from-deployment")
    String from(@PathVariable String line, @PathVariable String flow, @RequestParam String deployment, RedirectAttributes flash) {
        return change(line, flow, flash, "草稿现在是那次发布的内容。", (draft, user) -> drafts.replace(draft, user, deployments.content(draft.folder(), deployment), "取回以前的发布"));
    }

    /** The same with what this version of the product brings. */
    @PostMapping("/workbench/{line}/{flow}/draft/from-product")
    String fromProduct(@PathVariable String line, @PathVariable String flow, RedirectAttributes flash) {
        return change(line, flow, flash, "草稿现在是产品自带的新版本。", (draft, user) -> drafts.replace(draft, user, product(draft.folder()), "采用产品的新版本"));
    }

    @PostMapping("/workbench/{line}/{flow}/draft/upload")
    String upload(@PathVariable String line, @PathVariable String flow, @RequestParam MultipartFile file, RedirectAttributes flash) throws IOException {
        byte[] content = file.getBytes();
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return change(line, flow, flash, "已放进草稿。", (draft, user) -> {
            if (name.endsWith(".zip")) drafts.replace(draft, user, FolderZip.read(draft.folder(), content), "上传 " + name);
            else drafts.save(draft, user, draft.revision(), FlowFile.plain(name), content, "上传 " + name);
        });
    }

    @PostMapping("/workbench/{line}/{flow}/draft/files/{file:.+}")
    String save(@PathVariable String line, @PathVariable String flow, @PathVariable String file, @RequestParam int revision, @RequestParam String text, RedirectAttributes flash) {
        return change(line, flow, flash, "「%s」已保存在草稿里。".formatted(file), (draft, user) -> drafts.save(draft, user, revision, FlowFile.plain(file),
                text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8), "改了文字"));
    }

    /** Begins a file, to be written in its editor. */
    @PostMapping("/workbench/{line}/{flow}/draft/new-file")
    String create(@PathVariable String line, @PathVariable String flow, @RequestParam String file, RedirectAttributes flash) {
        return change(line, flow, flash, "「%s」已放进草稿，点它的名称来写。".formatted(file), (draft, user) -> {
            String name = FlowFile.plain(file.strip());
            if (drafts.content(draft).files().containsKey(name)) throw new IllegalArgumentException("草稿里已经有文件「%s」".formatted(name));
            drafts.save(draft, user, draft.revision(), name, NewFile.content(name).getBytes(StandardCharsets.UTF_8), "新建 " + name);
        });
    }

    @PostMapping("/workbench/{line}/{flow}/draft/remove-file")
    String remove(@PathVariable String line, @PathVariable String flow, @RequestParam String file, RedirectAttributes flash) {
        return change(line, flow, flash, "「%s」已从草稿里删去。".formatted(file), (draft, user) -> {
            var files = new TreeMap<>(drafts.content(draft).files());
            if (files.remove(file) == null) throw new IllegalArgumentException("草稿里没有文件「%s」".formatted(file));
            drafts.replace(draft, user, new FlowFolder(draft.folder(), files), "删去 " + file);
        });
    }

    @PostMapping("/workbench/{line}/{flow}/draft/go-back")
    String goBack(@PathVariable String line, @PathVariable String flow, @RequestParam int revision, RedirectAttributes flash) {
        return change(line, flow, flash, "草稿已回到那时的样子。", (draft, user) -> drafts.goBack(draft, user, revision));
    }

    @PostMapping("/workbench/{line}/{flow}/draft/take-over")
    String takeOver(@PathVariable String line, @PathVariable String flow, RedirectAttributes flash) {
        return change(line, flow, flash, "现在由您编辑这份草稿。", drafts::takeOver);
    }

    @PostMapping("/workbench/{line}/{flow}/draft/discard")
    String discard(@PathVariable String line, @PathVariable String flow, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        return Acts.then(found.url(), flash, "草稿已放弃，正在用的流程没有变。", () -> drafts.discard(drafts.require(found), signedOn.me().user()));
    }

    @PostMapping("/workbench/{line}/{flow}/draft/deploy")
    String deploy(@PathVariable String line, @PathVariable String flow, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var found = flows.require(line, flow);
        String user = signedOn.me().user();
        boolean[] done = {false};
        String here = Acts.then(page(found), flash, "已发布。新开的案件按新版本办，正在办的案件仍按原来的版本办完。", () -> {
            String why = Reason.checked(reason, "为什么改");
            try {
                deployments.prepare(drafts.content(drafts.require(found)));
                drafts.deploy(drafts.require(found), user, why);
                done[0] = true;
            } catch (FlowRefused refused) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
        });
        return done[0] ? "redirect:" + found.url() : here;
    }

    private String change(String line, String flow, RedirectAttributes flash, String good, BiConsumer<Draft, String> act) {
        var found = flows.require(line, flow);
        String user = signedOn.me().user();
        return Acts.then(page(found), flash, good, () -> act.accept(drafts.open(found.folder(), user), user));
    }

    private FlowFolder product(String folder) {
        return shipped.all().stream().filter(f -> f.name().equals(folder)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("产品的这个版本没有流程文件夹「%s」".formatted(folder)));
    }

    private static String page(Flow flow) {
        return flow.url() + "/draft";
    }
}
