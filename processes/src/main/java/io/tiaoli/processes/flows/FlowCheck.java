package io.tiaoli.processes.flows;

import static java.util.stream.Collectors.toSet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaMap;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.engine.Workers.Declaration;
import io.tiaoli.processes.safety.ModelAllowList;

/** The one check of flow folders, before anything is deployed by whatever way. */
@Component
public class FlowCheck implements ShippedCheck {

    private static final int FILES = 1000;

    private record Content(String name, ByteBuffer bytes) {}

    private final Workers workers;
    private final WordingCheck wordings;
    private final ShippedFlows shipped;
    private final OwnersFolders owners;
    private final ModelAllowList allowed;
    /** What was found in a file of exactly these bytes. */
    private final ConcurrentLruCache<Content, List<Finding>> checkedFiles = new ConcurrentLruCache<>(FILES, this::forbidden);

    FlowCheck(Workers workers, WordingCheck wordings, ShippedFlows shipped, OwnersFolders owners) {
        this.workers = workers;
        this.wordings = wordings;
        this.shipped = shipped;
        this.owners = owners;
        this.allowed = new ModelAllowList(workers.all().stream().map(Declaration::name).collect(toSet()));
    }

    /** Checks folders that belong together. */
    @Override
    public List<Finding> all(List<FlowFolder> folders) {
        var known = KnownFlows.of(folders);
        return folders.stream().flatMap(folder -> findings(folder, known).stream()).toList();
    }

    /** Checks one folder among those that the product brings and owners have deployed. */
    public List<Finding> one(FlowFolder folder) {
        Map<String, FlowFolder> together = new LinkedHashMap<>();
        shipped.all().forEach(f -> together.put(f.name(), f));
        owners.all().forEach(f -> together.put(f.name(), f));
        together.put(folder.name(), folder);
        var findings = findings(folder, KnownFlows.of(together.values()));
        return findings.isEmpty() ? ExamplesCheck.findings(folder) : findings;
    }

    /** Checks that one diagram, decision or form holds nothing that an owner may not use. */
    public List<Finding> file(String name, byte[] content) {
        return checkedFiles.get(new Content(name, ByteBuffer.wrap(content)));
    }

    private List<Finding> forbidden(Content file) {
        return allowed.check(file.name(), file.bytes().array()).stream()
                .map(f -> new Finding(file.name(), (f.elementId() + " " + f.elementName()).strip(), f.message())).toList();
    }

    private List<Finding> findings(FlowFolder written, KnownFlows known) {
        List<Finding> findings = new ArrayList<>(TextCheck.findings(written));
        if (!findings.isEmpty()) return findings;
        findings.addAll(ChecklistForms.findings(written));
        var folder = ChecklistForms.complete(written);
        folder.files().forEach((file, content) -> {
            if (!FlowFolder.isWording(file) && !FlowFolder.isExamples(file) && !FlowFolder.isCases(file) && !ChecklistForms.isSheet(file)) findings.addAll(file(file, content));
        });
        findings.addAll(CasesCheck.findings(written));
        if (!findings.isEmpty()) return findings;
        Set<String> given = new LinkedHashSet<>();
        Set<String> variables = new LinkedHashSet<>();
        folder.files().forEach((file, content) -> {
            if (!file.endsWith(".bpmn")) return;
            try {
                var model = KnownFlows.read(content);
                given.addAll(given(model));
                variables.addAll(VariableCheck.ofCase(folder, model));
                findings.addAll(VariableCheck.findings(folder, file, content, model, workers));
                findings.addAll(new DiagramCheck(folder, known, workers, file, model).findings());
            } catch (ModelException e) {
                findings.add(new Finding(file, "", "不是有效的 BPMN 图：" + e.getMessage()));
            }
        });
        folder.files().forEach((file, content) -> {
            if (file.endsWith(".dmn")) findings.addAll(elsewhere(folder, file, content, known));
            if (file.endsWith(".form")) findings.addAll(FormFileCheck.findings(file, content, variables));
            if (FlowFolder.isWording(file)) findings.addAll(wordings.findings(file, content, given));
        });
        return findings;
    }

    /** Decisions are found by their ids over all folders, so that of two with one id the last deployed would decide for both. */
    private static List<Finding> elsewhere(FlowFolder folder, String file, byte[] content, KnownFlows known) {
        return KnownFlows.decisions(content).stream().flatMap(id -> known.decisions().get(id).stream().filter(other -> !other.equals(folder.name()))
                .map(other -> new Finding(file, id, "决策表的编号「%s」在文件夹「%s」和「%s」里都有，一个编号只能用一次，请改一个".formatted(id, folder.name(), other)))).toList();
    }

    /** The names that steps give to wordings, as entries of their input {@code values}. */
    private static Set<String> given(BpmnModelInstance model) {
        Set<String> names = new LinkedHashSet<>();
        for (var parameter : model.getModelElementsByType(CamundaInputParameter.class)) {
            if (parameter.getCamundaName().equals("values") && parameter.getValue() instanceof CamundaMap map) {
                map.getCamundaEntries().forEach(entry -> names.add(entry.getCamundaKey()));
            }
        }
        return names;
    }
}
