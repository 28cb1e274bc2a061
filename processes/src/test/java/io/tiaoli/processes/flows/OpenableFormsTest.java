package io.tiaoli.processes.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.testing.FlowTest;

/** Every form that is shipped or made from a check sheet, as Tasklist reads it. */
@FlowTest
class OpenableFormsTest {

    @Autowired RepositoryService repository;

    @Test
    @DisplayName("no form has one id twice, its own included: Tasklist would show an error instead of it")
    void oneIdOnce() throws IOException {
        var forms = forms();
        assertThat(forms).containsKeys("pdi.form", "greeting.form", "vehicle-order-start.form");
        forms.forEach((file, form) -> assertThat(ids(form, new ArrayList<>())).as(file).doesNotHaveDuplicates());
    }

    @Test
    @DisplayName("no field is hidden by a function that the browser does not know: it would stay in sight, and be asked for")
    void hiddenByWhatBrowsersKnow() throws IOException {
        for (var form : forms().entrySet()) {
            form.getValue().findValuesAsText("hide").forEach(hide -> assertThat(hide).as(form.getKey()).doesNotContain("trim("));
        }
    }

    /** Every form of every deployment, by its file. */
    private Map<String, JsonNode> forms() throws IOException {
        Map<String, JsonNode> forms = new TreeMap<>();
        for (var deployment : repository.createDeploymentQuery().orderByDeploymentTime().asc().list()) {
            for (String file : repository.getDeploymentResourceNames(deployment.getId())) {
                if (!file.endsWith(".form")) continue;
                try (var content = repository.getResourceAsStream(deployment.getId(), file)) {
                    forms.put(file, new ObjectMapper().readTree(content));
                }
            }
        }
        return forms;
    }

    private static List<String> ids(JsonNode component, List<String> ids) {
        if (component.hasNonNull("id")) ids.add(component.get("id").asText());
        component.path("components").forEach(below -> ids(below, ids));
        return ids;
    }
}
