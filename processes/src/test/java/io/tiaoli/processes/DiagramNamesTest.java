package io.tiaoli.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an owner sets in one place must not be said in the name of another. */
class DiagramNamesTest {

    private static final Pattern FIGURE = Pattern.compile("([一两二三四五六七八九十]|\\d+) ?(天|日|周|个月|年|小时|分钟)");
    /** The day before is a day before; the others get moments that cannot be set. */
    private static final Set<String> FIXED = Set.of("drive-tomorrow", "visit-tomorrow", "confirm-due", "pdi-open", "early-call-due", "gate-due", "day-before-due", "day-before-come", "agreement-year-passed");

    static List<FlowElement> elements(Path diagram) {
        return List.copyOf(Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(FlowElement.class));
    }

    static boolean saysFigure(FlowElement element) {
        return element.getName() != null && FIGURE.matcher(element.getName()).find();
    }

    @Test
    @DisplayName("no name of an event says how long, where the time comes from a decision or an earlier step")
    void times() throws IOException {
        List<String> wrong = new ArrayList<>();
        assertThat(CatalogueTest.diagrams()).isNotEmpty();
        for (var diagram : CatalogueTest.diagrams()) {
            elements(diagram).stream().filter(Event.class::isInstance).filter(DiagramNamesTest::saysFigure).filter(event -> !FIXED.contains(event.getId()))
                    .filter(event -> event.getChildElementsByType(TimerEventDefinition.class).stream().anyMatch(timer -> timer.getTextContent().contains("${")))
                    .forEach(event -> wrong.add("%s: %s「%s」".formatted(diagram.getFileName(), event.getId(), event.getName())));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("no step of the follow-up says how many days its decision gives")
    void followUp() {
        assertThat(elements(Path.of("workshop", "after-service-follow-up", "after-service-follow-up.bpmn"))).filteredOn(DiagramNamesTest::saysFigure).extracting(FlowElement::getName).isEmpty();
    }
}
