package io.tiaoli.web.inputs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Every call of Camunda's REST API, read from the description that its makers publish. */
final class EngineRoutes {

    /**
     * One call.
     *
     * @param query names of the query's parameters
     * @param body an example of its body, missing where it takes none
     * @param parts names of the parts of its form, where it is one
     */
    record Call(String method, String path, List<String> query, JsonNode body, List<String> parts) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** They stop, switch off or hand over the whole engine, which is what administrators may do, not what an input may break. */
    private static final Set<String> WHOLE_ENGINE = Set.of("/history/cleanup", "/telemetry/configuration", "/identity/password-policy");

    private EngineRoutes() {}

    static List<Call> all() throws IOException {
        var api = new ObjectMapper().readTree(EngineRoutes.class.getResourceAsStream("/openapi.json"));
        var calls = new ArrayList<Call>();
        api.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (!WHOLE_ENGINE.contains(path.getKey())) calls.add(call(operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), operation.getValue(), api));
        }));
        return calls;
    }

    private static Call call(String method, String path, JsonNode operation, JsonNode api) {
        var query = new ArrayList<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) query.add(parameter.path("name").asText());
        });
        var content = operation.path("requestBody").path("content");
        var parts = new ArrayList<String>();
        content.path("multipart/form-data").path("schema").path("properties").fieldNames().forEachRemaining(parts::add);
        if (content.has("multipart/form-data") && parts.isEmpty()) parts.addAll(List.of("data", "deployment-name"));
        return new Call(method, path, query, example(content.path("application/json"), api), parts);
    }

    private static JsonNode example(JsonNode content, JsonNode api) {
        if (content.isMissingNode()) return MissingNode.getInstance();
        var examples = content.path("examples").elements();
        if (examples.hasNext()) return examples.next().path("value");
        if (content.has("example")) return content.get("example");
        var drawn = new ObjectMapper().createObjectNode();
        String named = content.path("schema").path("$ref").asText().replaceFirst(".*/", "");
        api.path("components").path("schemas").path(named).path("properties").fieldNames().forEachRemaining(field -> drawn.put(field, "x"));
        return drawn;
    }
}
