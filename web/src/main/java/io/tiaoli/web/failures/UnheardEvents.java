package io.tiaoli.web.failures;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.web.failures.FailureActs.Kind;
import io.tiaoli.web.failures.FailureActs.Subject;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

/** Events that wait for long, or for a flow that is not installed: kept, shown, and never an error. */
@Repository
class UnheardEvents {

    private static final Duration LONG = Duration.ofHours(1);

    /** An event, and whether any installed flow hears its like. */
    record Unheard(Stored event, boolean known) {}

    /** One page, the oldest first, and how many there are in all. */
    record Page(List<Unheard> events, long total) {}

    private final JdbcClient jdbc;
    private final StoredEvents stored;
    private final RepositoryService repository;
    private final FailureActs acts;
    private final Clock clock;

    UnheardEvents(JdbcClient jdbc, StoredEvents stored, RepositoryService repository, FailureActs acts, Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.repository = repository;
        this.acts = acts;
        this.clock = clock;
    }

    /** @param all also those that no case told */
    Page page(Set<String> flows, boolean all, int page, int size) {
        var heard = heard();
        String from = """
                \sfrom event e left join service_case c on c.case_no = e.source_case
                where e.state = 'WAITING' and (e.created_at <= :since or e.failures > 1 or e.name not in (:heard)) and (c.flow in (:flows) or :all = 1)""";
        Map<String, Object> values = new HashMap<>(Map.of("since", since(), "heard", FailedSteps.listed(heard), "flows", FailedSteps.listed(flows), "all", all ? 1 : 0,
                "skip", (long) page * size, "size", size));
        long total = jdbc.sql("select count(*)" + from).params(values).query(Long.class).single();
        var ids = jdbc.sql("select e.id" + from + " order by e.created_at, e.id offset :skip rows fetch next :size rows only").params(values).query(String.class).list();
        return new Page(ids.stream().flatMap(id -> stored.find(id).stream()).map(e -> new Unheard(e, heard.contains(e.name()))).toList(), total);
    }

    /** Stops waiting for somebody to hear it. */
    @Transactional
    public void giveUp(String id, Set<String> flows, boolean all, String reason, String who) {
        var event = require(id, flows, all);
        if (!stored.lock(id)) throw new IllegalArgumentException("这个事件已经有流程收到，或已经不再等待");
        acts.add(Subject.EVENT, id, event.sourceCase(), Kind.GIVE_UP, Optional.of(Reason.checked(reason, "放弃的原因")), Optional.empty(), who);
        stored.settle(id, "EXPIRED");
    }

    /** Delivers it in the next round, although its receiver failed before. */
    @Transactional
    public void again(String id, Set<String> flows, boolean all, String who) {
        var event = require(id, flows, all);
        acts.add(Subject.EVENT, id, event.sourceCase(), Kind.TRY_AGAIN, Optional.empty(), Optional.empty(), who);
        stored.again(id);
    }

    private Stored require(String id, Set<String> flows, boolean all) {
        return stored.find(id).filter(e -> all || isOf(e, flows)).orElseThrow(() -> new IllegalArgumentException("没有这个事件"));
    }

    private boolean isOf(Stored event, Set<String> flows) {
        return event.sourceCase().flatMap(no -> jdbc.sql("select flow from service_case where case_no = ?").param(no).query(String.class).optional()).filter(flows::contains).isPresent();
    }

    private OffsetDateTime since() {
        Instant since = clock.instant().minus(LONG);
        return since.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** The names of the events that the installed flows start on or wait for. */
    private Set<String> heard() {
        return repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .map(flow -> repository.getBpmnModelInstance(flow.getId()))
                .flatMap(model -> Stream.concat(
                        model.getModelElementsByType(CatchEvent.class).stream().flatMap(e -> e.getEventDefinitions().stream())
                                .filter(MessageEventDefinition.class::isInstance).map(d -> ((MessageEventDefinition) d).getMessage()),
                        model.getModelElementsByType(ReceiveTask.class).stream().map(ReceiveTask::getMessage)))
                .filter(message -> message != null && message.getName() != null).map(message -> message.getName().split(" ")[0]).collect(toSet());
    }
}
