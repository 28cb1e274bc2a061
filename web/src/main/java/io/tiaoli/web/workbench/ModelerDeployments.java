package io.tiaoli.web.workbench;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;

/** Makes what an owner sends from Camunda Modeler the next version of the flow folder that it belongs to. */
@Component
class ModelerDeployments {

    /** How a new folder is named: business line and flow. */
    private static final String FOLDER = "[a-z][a-z0-9-]*/[a-z][a-z0-9-]*";

    private final OwnedLines lines;
    private final FlowHistory history;
    private final FlowDeployments deployments;
    private final ModelerWait wait;
    private final Drafts drafts;
    private final SignedOn signedOn;
    private final StaffNames names;

    ModelerDeployments(OwnedLines lines, FlowHistory history, FlowDeployments deployments, ModelerWait wait, Drafts drafts, SignedOn signedOn, StaffNames names) {
        this.lines = lines;
        this.history = history;
        this.deployments = deployments;
        this.wait = wait;
        this.drafts = drafts;
        this.signedOn = signedOn;
        this.names = names;
    }

    /**
     * Files that were not sent stay as the newest deployment has them; where nothing differs from it, it stays the newest.
     *
     * @throws io.tiaoli.processes.flows.FlowRefused with every finding of the check
     * @throws IllegalArgumentException in Chinese, when the files belong to no folder or somebody is changing it in the workbench
     * @throws NotThere when the folder is another owner's
     */
    FlowHistory.Entry deploy(ModelerRequest sent) {
        lines.require();
        if (!sent.tenant().isEmpty()) throw new IllegalArgumentException("这里不分租户，请把「Tenant ID」留空，现在是「%s」".formatted(sent.tenant()));
        String folder = folder(sent);
        lines.require(folder.substring(0, folder.indexOf('/')));
        drafts.find(folder).filter(draft -> draft.revision() > 0).ifPresent(draft -> {
            throw new IllegalArgumentException("%s在流程工作台有一份「%s」的草稿还没有发布。请先发布或放弃那份草稿，或者把文件上传到草稿里".formatted(names.name(draft.editor()), folder));
        });
        var latest = history.latest(folder);
        var before = new FlowFolder(folder, latest.map(entry -> deployments.content(folder, entry.deploymentId()).files()).orElseGet(TreeMap::new));
        var files = new TreeMap<>(before.files());
        files.putAll(sent.files());
        var wanted = new FlowFolder(folder, files);
        if (latest.isPresent() && wanted.hash().equals(before.hash())) return latest.get();
        wait.prepare(wanted);
        deployments.deploy(wanted, latest.map(FlowHistory.Entry::deploymentId).orElse(""), signedOn.me().user(), sent.reason());
        return deployments.latest(folder);
    }

    private String folder(ModelerRequest sent) {
        Set<String> folders = new LinkedHashSet<>();
        sent.files().keySet().forEach(file -> flow(file).flatMap(history::folderOf).ifPresentOrElse(folders::add, () -> folders.addAll(history.holding(file))));
        if (folders.size() == 1) return folders.iterator().next();
        String all = String.join("、", sent.files().keySet());
        if (folders.isEmpty() && sent.name().matches(FOLDER)) return sent.name();
        if (folders.isEmpty()) throw new IllegalArgumentException(("没有一个流程文件夹里有「%s」。文件名要和流程里的一样，流程图的文件名是流程的编号，如 vehicle-repair.bpmn；"
                + "新的流程请把「Deployment name」写成「业务线/流程编号」，如 workshop/vehicle-repair").formatted(all));
        throw new IllegalArgumentException("「%s」属于不同的文件夹：%s。请一次只发布一个流程的文件".formatted(all, folders.stream().sorted().collect(Collectors.joining("、"))));
    }

    /** A diagram is called as its flow. */
    private static Optional<String> flow(String file) {
        return FlowFile.of(file) == FlowFile.DIAGRAM ? Optional.of(file.substring(0, file.lastIndexOf('.'))) : Optional.empty();
    }
}
