package io.tiaoli.web.workbench;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.xml.ModelException;

import io.tiaoli.processes.flows.FlowFolder;

/** What stands above a paper: the step that makes it says so in its diagram. */
final class PaperTitles {

    /** The title of a paper of this folder; its key while no step makes it. */
    static String of(FlowFolder folder, String file) {
        String paper = file.substring(0, file.lastIndexOf('.'));
        return folder.files().entrySet().stream().filter(other -> other.getKey().endsWith(".bpmn")).flatMap(diagram -> steps(diagram.getValue()))
                .filter(step -> input(step, "document").filter(paper::equals).isPresent()).flatMap(step -> input(step, "title").stream()).findFirst().orElse(paper);
    }

    private static Stream<CamundaInputOutput> steps(byte[] diagram) {
        try {
            return Bpmn.readModelFromStream(new ByteArrayInputStream(diagram)).getModelElementsByType(CamundaInputOutput.class).stream();
        } catch (ModelException e) {
            // the check of the draft says what is wrong with it
            return Stream.empty();
        }
    }

    private static Optional<String> input(CamundaInputOutput step, String name) {
        return step.getCamundaInputParameters().stream().filter(input -> name.equals(input.getCamundaName())).map(input -> input.getTextContent().strip()).filter(text -> !text.isEmpty()).findFirst();
    }

    private PaperTitles() {}
}
