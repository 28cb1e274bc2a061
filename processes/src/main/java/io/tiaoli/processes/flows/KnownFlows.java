package io.tiaoli.processes.flows;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.util.ConcurrentLruCache;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.safety.FileOutline;

/**
 * What all folders together offer to each other.
 *
 * @param required the inputs that each flow needs
 * @param decisions the folders that bring each decision; a sound tree has one
 * @param sheets the forms of check sheets
 */
record KnownFlows(Map<String, Set<String>> required, Map<String, Set<String>> decisions, Set<String> wordings, Set<String> sheets) {

    /** All folders are read for each check of one, so what a file offers is read once. */
    private static final int FILES = 300;
    private static final ConcurrentLruCache<ByteBuffer, Map<String, Set<String>>> REQUIRED = new ConcurrentLruCache<>(FILES, KnownFlows::requiredBy);
    private static final ConcurrentLruCache<ByteBuffer, List<String>> DECISIONS = new ConcurrentLruCache<>(FILES, KnownFlows::decidedBy);

    static KnownFlows of(Collection<FlowFolder> folders) {
        var known = new KnownFlows(new HashMap<>(), new HashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (var folder : folders) {
            folder.files().forEach((file, content) -> {
                if (file.endsWith(".bpmn")) known.required.putAll(REQUIRED.get(ByteBuffer.wrap(content)));
                if (file.endsWith(".dmn")) decisions(content).forEach(id -> known.decisions.computeIfAbsent(id, none -> new TreeSet<>()).add(folder.name()));
                if (FlowFolder.isWording(file)) known.wordings.add(file);
                if (ChecklistForms.isSheet(file)) known.sheets.add(ChecklistForms.key(file));
            });
        }
        return known;
    }

    /** The ids of the decisions in a file, or none when it cannot be read, which its own check says. */
    static List<String> decisions(byte[] content) {
        return DECISIONS.get(ByteBuffer.wrap(content));
    }

    private static Map<String, Set<String>> requiredBy(ByteBuffer diagram) {
        return FileOutline.of(diagram.array(), "process", "requires").entrySet().stream().collect(toMap(Map.Entry::getKey, process -> Set.copyOf(Extensions.names(process.getValue()))));
    }

    private static List<String> decidedBy(ByteBuffer table) {
        return List.copyOf(FileOutline.of(table.array(), "decision", "").keySet());
    }

    static BpmnModelInstance read(byte[] content) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    }
}
