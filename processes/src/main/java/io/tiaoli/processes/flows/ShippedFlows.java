package io.tiaoli.processes.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The flow folders that came with this version of the product. */
@Component
public class ShippedFlows {

    private static final Pattern FILE = Pattern.compile(".*/flows/([^/]+/[^/]+)/([^/]+\\.(?:bpmn|form|dmn|csv|sms|call|html|mail|checklist|cases\\.json))$");

    /** They do not change while the product runs, and every check of a folder asks for all of them. */
    private List<FlowFolder> folders = List.of();

    /** Every folder, ordered by name. */
    public synchronized List<FlowFolder> all() {
        if (folders.isEmpty()) folders = read();
        return folders;
    }

    private static List<FlowFolder> read() {
        Map<String, TreeMap<String, byte[]>> folders = new TreeMap<>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:flows/*/*/*.*")) {
                var path = FILE.matcher(resource.getURL().getPath());
                if (path.matches()) {
                    try (var content = resource.getInputStream()) {
                        folders.computeIfAbsent(path.group(1), name -> new TreeMap<>()).put(path.group(2), content.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders.entrySet().stream().map(f -> new FlowFolder(f.getKey(), f.getValue())).toList();
    }
}
