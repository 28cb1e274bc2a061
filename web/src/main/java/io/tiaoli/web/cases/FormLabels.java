package io.tiaoli.web.cases;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Finds the form file by which an entry was made: that of the deployment of the case, else the newest of any flow. */
@Component
class FormLabels {

    private final RepositoryService repository;
    private final ObjectMapper json;
    private final Map<String, JsonNode> read = new ConcurrentHashMap<>();

    FormLabels(RepositoryService repository, ObjectMapper json) {
        this.repository = repository;
        this.json = json;
    }

    /** The components of the form, missing where nobody has the file any more. */
    JsonNode components(String form, Collection<String> definitionIds) {
        var mine = definitionIds.stream().map(id -> repository.getProcessDefinition(id).getDeploymentId()).toList();
        return first(form, mine).or(() -> first(form, latest())).orElse(MissingNode.getInstance());
    }

    private List<String> latest() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream().map(ProcessDefinition::getDeploymentId).toList();
    }

    private Optional<JsonNode> first(String form, Collection<String> deployments) {
        return deployments.stream().distinct().map(deployment -> read.computeIfAbsent(deployment + "/" + form, key -> read(deployment, form + ".form"))).filter(node -> !node.isMissingNode()).findFirst();
    }

    private JsonNode read(String deployment, String file) {
        return repository.getDeploymentResourceNames(deployment).stream().filter(name -> name.equals(file) || name.endsWith("/" + file)).findFirst().map(name -> {
            try (var in = repository.getResourceAsStream(deployment, name)) {
                return json.readTree(in).path("components");
            } catch (IOException e) {
                throw new IllegalStateException("The form " + name + " cannot be read", e);
            }
        }).orElse(MissingNode.getInstance());
    }
}
