package io.tiaoli.web.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.web.cases.CaseMoves.Place;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.Times;

/** The diagrams of a case, with where it stands and where it has been. */
@RestController
class CaseDiagramApi {

    /** A run on its diagram: ids of the steps where it is now, and of those that it has been through. */
    record Drawn(String name, String since, boolean running, String xml, Collection<String> current, Collection<String> passed) {}

    private final SignedOn signedOn;
    private final WhoMaySee may;
    private final CaseProcesses processes;
    private final HistoryService history;
    private final RepositoryService repository;
    private final CaseMoves moves;

    CaseDiagramApi(SignedOn signedOn, WhoMaySee may, CaseProcesses processes, HistoryService history, RepositoryService repository, CaseMoves moves) {
        this.signedOn = signedOn;
        this.may = may;
        this.processes = processes;
        this.history = history;
        this.repository = repository;
        this.moves = moves;
    }

    /** The case's own diagram first, then flows that work under its number, running ones before ended ones. */
    @GetMapping("/api/cases/{number}/diagrams")
    List<Drawn> diagrams(@PathVariable String number) throws IOException {
        var found = may.require(signedOn.me(), number);
        List<Drawn> drawn = new ArrayList<>();
        var runs = processes.of(number).stream().sorted(Comparator.comparing((HistoricProcessInstance run) -> !run.getId().equals(found.processId()))
                .thenComparing(run -> run.getEndTime() != null)).toList();
        for (var run : runs) drawn.add(drawn(run));
        return drawn;
    }

    private Drawn drawn(HistoricProcessInstance run) throws IOException {
        Set<String> current = new LinkedHashSet<>();
        Set<String> passed = new LinkedHashSet<>();
        history.createHistoricActivityInstanceQuery().processInstanceId(run.getId()).list().forEach(activity -> {
            // the body of a multi-instance step has the id of its step with a suffix
            var id = activity.getActivityId().replaceFirst("#.*$", "");
            if (activity.getEndTime() == null) current.add(id);
            else if (!activity.isCanceled()) passed.add(id);
        });
        // a step that waits for its job has not begun, and stands in no history yet
        if (run.getEndTime() == null) moves.places(run.getId(), run.getProcessDefinitionId()).stream().filter(Place::transition).forEach(place -> current.add(place.step()));
        passed.removeAll(current);
        try (var model = repository.getProcessModel(run.getProcessDefinitionId())) {
            return new Drawn(run.getProcessDefinitionName(), Times.text(run.getStartTime()), run.getEndTime() == null,
                    new String(model.readAllBytes(), StandardCharsets.UTF_8), current, passed);
        }
    }
}
