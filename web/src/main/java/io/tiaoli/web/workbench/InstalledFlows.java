package io.tiaoli.web.workbench;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.web.pages.NotThere;

/** The flows that are deployed, each with its folder's last deployment. */
@Component
public class InstalledFlows {

    /**
     * A flow in its newest version.
     *
     * @param line business line, the first part of the folder's name
     * @param id the flow's id, which is the last part
     * @param waiting whether a newer shipped version waits for the owner
     */
    public record Flow(String line, String id, String name, String definitionId, int version, boolean suspended, boolean waiting, FlowHistory.Entry deployed) {

        /** Business line and flow, which is the folder's name. */
        public String folder() {
            return deployed.folder();
        }

        /** Where the workbench shows it. */
        public String url() {
            return "/workbench/%s/%s".formatted(line, id);
        }
    }

    private final OwnedLines lines;
    private final RepositoryService repository;
    private final FlowHistory history;

    InstalledFlows(OwnedLines lines, RepositoryService repository, FlowHistory history) {
        this.lines = lines;
        this.repository = repository;
        this.history = history;
    }

    /** By business line and name. */
    public List<Flow> all() {
        Set<String> waiting = new HashSet<>(history.waiting());
        return repository.createProcessDefinitionQuery().latestVersion().list().stream().flatMap(definition -> flow(definition, waiting).stream())
                .sorted(Comparator.comparing(Flow::line).thenComparing(Flow::name)).toList();
    }

    /**
     * A flow of whoever asks.
     *
     * @throws NotThere when it is not there, or its line is another owner's
     */
    public Flow require(String line, String id) {
        lines.require(line);
        return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(id).latestVersion().singleResult())
                .flatMap(definition -> flow(definition, new HashSet<>(history.waiting()))).filter(flow -> flow.line().equals(line))
                .orElseThrow(() -> new NotThere("业务线「%s」里没有流程「%s」".formatted(line, id)));
    }

    /** All versions of a flow, the newest first. */
    public List<ProcessDefinition> versions(Flow flow) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(flow.id()).orderByProcessDefinitionVersion().desc().list();
    }

    private Optional<Flow> flow(ProcessDefinition definition, Set<String> waiting) {
        return history.folderOf(definition.getKey()).flatMap(history::latest).map(last -> new Flow(
                last.folder().substring(0, last.folder().indexOf('/')), definition.getKey(), definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getId(), definition.getVersion(), definition.isSuspended(), waiting.contains(last.folder()), last));
    }
}
