package io.tiaoli.processes.flows;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was deployed, and deploys what an owner wants; people deploy by no other way. */
@Component
public class FlowDeployments {

    private static final Logger LOG = LoggerFactory.getLogger(FlowDeployments.class);

    private final RepositoryService repository;
    private final FlowHistory history;
    private final FlowCheck check;
    private final List<DeployRule> rules;

    FlowDeployments(RepositoryService repository, FlowHistory history, FlowCheck check, List<DeployRule> rules) {
        this.repository = repository;
        this.history = history;
        this.check = check;
        this.rules = rules;
    }

    /**
     * The newest deployment of a folder.
     *
     * @throws IllegalArgumentException when the folder was never deployed
     */
    public FlowHistory.Entry latest(String folder) {
        return history.latest(folder).orElseThrow(() -> new IllegalArgumentException("没有流程文件夹「%s」".formatted(folder)));
    }

    /**
     * All files of one deployment of a folder, as its owner wrote them: forms that were made from check sheets are left out.
     *
     * @throws IllegalArgumentException when the folder has no such deployment
     */
    public FlowFolder content(String folder, String deploymentId) {
        if (history.of(folder).stream().noneMatch(entry -> entry.deploymentId().equals(deploymentId))) {
            throw new IllegalArgumentException("流程文件夹「%s」没有发布「%s」".formatted(folder, deploymentId));
        }
        var files = new TreeMap<String, byte[]>();
        for (var name : repository.getDeploymentResourceNames(deploymentId)) {
            try (var content = repository.getResourceAsStream(deploymentId, name)) {
                files.put(name.substring(name.lastIndexOf('/') + 1), content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ChecklistForms.without(new FlowFolder(folder, files));
    }

    /**
     * Finds out, before the transaction of a deployment, whether anything stands in its way: what is quick to find out first, and nothing more after that.
     *
     * @throws FlowRefused with every finding of the check
     * @throws IllegalArgumentException in Chinese, with what a rule has against it
     */
    public void prepare(FlowFolder folder) {
        var written = sound(folder);
        rules.stream().map(rule -> rule.findings(written)).filter(findings -> !findings.isEmpty()).findFirst().ifPresent(FlowDeployments::refuse);
    }

    /** The same for what a second owner has to agree to first. */
    public void prepareRequest(FlowFolder folder) {
        var written = sound(folder);
        refuse(rules.stream().flatMap(rule -> rule.beforehand(written).stream()).toList());
    }

    private FlowFolder sound(FlowFolder folder) {
        var written = ChecklistForms.without(folder);
        var findings = check.one(written);
        if (!findings.isEmpty()) throw new FlowRefused(findings);
        return written;
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) throw new IllegalArgumentException("没有发布。" + findings.stream().map(Finding::toString).collect(joining("\n")));
    }

    /**
     * Makes a content the running version of its folder, one deployment at a time over all nodes.
     *
     * @param basedOn the deployment that the author saw as the newest, empty for a folder that is new
     * @param author user id; whether this person owns the folder is for the caller to know
     * @param reason why, 1 to 400 characters
     * @return the id of the new deployment
     * @throws FlowRefused with every finding of the check
     * @throws IllegalArgumentException when somebody else deployed the folder meanwhile
     */
    @Transactional
    public String deploy(FlowFolder folder, String basedOn, String author, String reason) {
        history.lock();
        if (!history.latest(folder.name()).map(FlowHistory.Entry::deploymentId).orElse("").equals(basedOn)) throw new IllegalArgumentException("别人刚发布了这个流程的新版本，请先看一看再发布");
        var deployment = repository.createDeployment().name(folder.name()).source(reason);
        folder.files().forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        String made = deployed(deployment, folder.name());
        history.signed(made, author);
        return made;
    }

    /** What the check lets pass and the engine cannot read is refused in the same way. */
    private static String deployed(DeploymentBuilder deployment, String folder) {
        try {
            return deployment.deploy().getId();
        } catch (ParseException unreadable) {
            throw new FlowRefused(unreadable.getResorceReports().stream().flatMap(report -> report.getErrors().stream().map(problem -> new Finding(report.getResourceName(),
                    problem.getMainElementId() == null ? "" : problem.getMainElementId(), "流程引擎读不懂这里，请改成图里其他步骤那样的写法（%s）".formatted(problem.getMessage())))).toList());
        } catch (BadUserRequestException | AuthorizationException | ProcessEnginePersistenceException | OptimisticLockingException known) {
            throw known;
        } catch (ProcessEngineException unreadable) {
            LOG.warn("The engine cannot read a deployment that the check has let pass", unreadable);
            throw new FlowRefused(List.of(new Finding(folder, "", "流程引擎读不懂其中的一个文件，请改成产品自带的文件那样的写法")));
        }
    }
}
