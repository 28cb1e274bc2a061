package io.tiaoli.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.servlet.http.Part;

/**
 * What Camunda Modeler sends when somebody deploys from it.
 *
 * @param name of the deployment, as its user typed it
 * @param source the program, {@code Camunda Modeler}
 * @param tenant empty, where nobody typed one
 * @param files the open file and those beside it, by their plain names
 */
record ModelerRequest(String name, String source, String tenant, SortedMap<String, byte[]> files) {

    private static final int LONGEST_REASON = 400;

    /** @throws IllegalArgumentException in Chinese, for a file of another kind, twice the same, or none at all */
    static ModelerRequest of(Collection<Part> parts) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (var part : parts) {
            byte[] content = part.getInputStream().readAllBytes();
            if (part.getSubmittedFileName() == null) {
                fields.put(part.getName(), new String(content, StandardCharsets.UTF_8).strip());
            } else {
                String file = FlowFile.plain(part.getSubmittedFileName());
                if (files.put(file, content) != null) throw new IllegalArgumentException("「%s」发来了两次，请只选一个".formatted(file));
            }
        }
        if (files.isEmpty()) throw new IllegalArgumentException("没有收到文件，请先打开要发布的流程图");
        return new ModelerRequest(fields.getOrDefault("deployment-name", ""), fields.getOrDefault("deployment-source", "Camunda Modeler"), fields.getOrDefault("tenant-id", ""), files);
    }

    /** Why there is a new version, for the list of deployments. */
    String reason() {
        String reason = name.isEmpty() ? "从 %s 发布".formatted(source) : "%s（从 %s 发布）".formatted(name, source);
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
