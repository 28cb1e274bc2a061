package io.tiaoli.processes.templates;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.engine.Workers;

/** One element template for each worker, made from its declaration, so that a modeler shows Chinese labels instead of names. */
@Component
public class ElementTemplates {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workers workers;

    ElementTemplates(Workers workers) {
        this.workers = workers;
    }

    /** The templates, ordered by the workers' names. */
    public List<Map<String, Object>> all() {
        return workers.all().stream().map(ElementTemplate::of).toList();
    }

    /** Their files by name, as Camunda Modeler finds them beside the diagrams. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        workers.all().forEach(worker -> files.put(worker.name() + ".json", text(ElementTemplate.of(worker))));
        return files;
    }

    private static String text(Map<String, Object> template) {
        var indent = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent)).writeValueAsString(template) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The template " + template.get("id") + " cannot be written", e);
        }
    }
}
