package io.tiaoli.web.workbench;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.rehearsal.Scenario;

/** What the page of rehearsals reads and asks for. */
@RestController
class RehearsalApi {

    /** @param begins the proposed time of the start */
    record Choice(List<RehearsalStarts.Start> starts, String begins) {}

    private static final int NINE = 9;
    private static final String UNREADABLE = "预演的内容读不懂，请重新打开这一页";

    private final InstalledFlows flows;
    private final RehearsedFolder folders;
    private final RehearsalStarts starts;
    private final RehearsalRuns runs;
    private final RecordedCase recorded;
    private final ObjectMapper json;
    private final Clock clock;

    RehearsalApi(InstalledFlows flows, RehearsedFolder folders, RehearsalStarts starts, RehearsalRuns runs, RecordedCase recorded, ObjectMapper json, Clock clock) {
        this.flows = flows;
        this.folders = folders;
        this.starts = starts;
        this.runs = runs;
        this.recorded = recorded;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/api/workbench/{line}/{flow}/rehearsal")
    Choice choice(@PathVariable String line, @PathVariable String flow) {
        return new Choice(starts.of(folders.of(flows.require(line, flow)).folder()), LocalDate.now(clock).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).atTime(NINE, 0).toString());
    }

    /** What a real case of the flow began with and what people entered in it. */
    @GetMapping("/api/workbench/{line}/{flow}/rehearsal/recorded/{number}")
    Scenario recorded(@PathVariable String line, @PathVariable String flow, @PathVariable String number) {
        return recorded.of(flows.require(line, flow), number.strip());
    }

    @PostMapping("/api/workbench/{line}/{flow}/rehearsal/runs")
    Map<String, String> begin(@PathVariable String line, @PathVariable String flow, @RequestBody String body) {
        var found = flows.require(line, flow);
        return Map.of("id", runs.begin(folders.of(found).folder(), List.of(scenario(body)), List.of()));
    }

    @GetMapping("/api/workbench/{line}/{flow}/rehearsal/runs/{id}")
    RehearsalRuns.Shown run(@PathVariable String line, @PathVariable String flow, @PathVariable String id) {
        return runs.require(flows.require(line, flow).folder(), id);
    }

    private Scenario scenario(String body) {
        try {
            return Optional.ofNullable(json.readValue(body, Scenario.class)).orElseThrow(() -> new IllegalArgumentException(UNREADABLE));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getCause() instanceof IllegalArgumentException said ? said.getMessage() : UNREADABLE, e);
        }
    }
}
