package io.tiaoli.processes.events;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

/**
 * Delivers events after commit: starts the case of the flow that begins with the event, and wakes every step that waits
 * for {@code name key}, or for {@code name vehicleId} where the event tells of a vehicle. One transaction a delivery, once per receiver; what nobody hears is kept until it is too old.
 *
 * <p>A waiting step names its key in the message, such as {@code car-left ${caseNo}}; a start event names the event alone.
 */
@Component
public class EventDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);
    private static final int AT_ONCE = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    /** 10 s doubled eight times is 43 minutes. */
    private static final int MOST_DOUBLINGS = 8;

    private final StoredEvents events;
    private final Cases cases;
    private final RuntimeService runtime;
    private final FlowStarts starts;
    private final CasesBelow below;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventDelivery(StoredEvents events, Cases cases, RuntimeService runtime, FlowStarts starts, CasesBelow below, JdbcClient jdbc,
            PlatformTransactionManager transactions, Clock clock) {
        this.events = events;
        this.cases = cases;
        this.runtime = runtime;
        this.starts = starts;
        this.below = below;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Delivers what can be delivered now; returns how many deliveries were made. */
    public int runOnce() {
        int delivered = 0;
        for (var event : candidates()) {
            // whatever its receivers say of it, one event never holds up the others
            try {
                delivered += deliver(event);
            } catch (RuntimeException e) {
                settle(event, 0, Optional.of(e));
            }
        }
        return delivered;
    }

    /** Waiting events that are new, too old, start a flow, or that somebody waits for: the others cost nothing. */
    private List<Stored> candidates() {
        var heard = jdbc.sql("""
                select e.id from event e where e.state = 'WAITING' and (e.next_try_at is null or e.next_try_at <= :now) and (e.valid_until <= :now
                   or exists (select 1 from ACT_RU_EVENT_SUBSCR s where s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ in (e.name || ' ' || e.event_key, e.name || ' ' || e.vehicle_key))
                   or exists (select 1 from ACT_RU_EVENT_SUBSCR s where s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ = e.name and s.EXECUTION_ID_ is null))
                order by e.created_at, e.id fetch first\s""" + AT_ONCE + " rows only").param("now", java.time.OffsetDateTime.now(clock)).query(String.class).list();
        return heard.stream().flatMap(id -> events.find(id).stream()).toList();
    }

    /** A receiver that fails keeps the event from none of the others. */
    private int deliver(Stored event) {
        List<BooleanSupplier> receivers = new ArrayList<>(List.of(() -> start(event)));
        subjects(event).stream().flatMap(about -> runtime.createEventSubscriptionQuery().eventType("message").eventName(event.name() + " " + about).list().stream())
                .forEach(waiting -> receivers.add(() -> wake(event, waiting)));
        int delivered = 0;
        Optional<RuntimeException> problem = Optional.empty();
        for (var receiver : receivers) {
            try {
                if (receiver.getAsBoolean()) delivered++;
            } catch (RuntimeException e) {
                problem = Optional.of(e);
            }
        }
        settle(event, delivered, problem);
        return delivered;
    }

    private void settle(Stored event, int delivered, Optional<RuntimeException> problem) {
        boolean over = !event.validUntil().isAfter(clock.instant());
        if (problem.isPresent() && !over) {
            fail(event, problem.get());
            return;
        }
        if (delivered > 0) {
            events.settle(event.id(), "HEARD");
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (!events.lock(event.id())) return;
            if (!events.deliveries(event.id()).isEmpty()) events.settle(event.id(), "HEARD");
            else if (over) events.settle(event.id(), "EXPIRED");
        });
    }

    /** Two nodes that meet are no problem the next time, so the first failure is tried again at once. */
    private void fail(Stored event, RuntimeException problem) {
        var pause = event.failures() == 0 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(2 * (event.failures() - 1), MOST_DOUBLINGS));
        LOG.warn("Event {} {} of case {} could not be delivered, failure {}", event.name(), event.id(), event.sourceCase().orElse("-"), event.failures() + 1, event.failures() == 0 ? null : problem);
        events.failed(event.id(), String.valueOf(problem.getMessage()), clock.instant().plus(pause));
    }

    /** What a waiting step may name: the key, and the vehicle that the event tells of. */
    private Set<String> subjects(Stored event) {
        Set<String> subjects = new LinkedHashSet<>(Set.of(event.key()));
        Optional.ofNullable(events.payload(event).get("vehicleId")).ifPresent(vehicle -> subjects.add(vehicle.toString()));
        return subjects;
    }

    private boolean start(Stored event) {
        var flow = starts.on(event.name());
        return flow.isPresent() && Boolean.TRUE.equals(transaction.execute(status -> {
            if (!events.lock(event.id()) || !events.heardBy(event.id(), flow.get().getKey(), Optional.empty())) return false;
            var payload = new HashMap<>(events.payload(event));
            event.sourceCase().ifPresent(source -> payload.putIfAbsent("sourceCaseNo", source));
            var running = single(flow.get(), payload);
            if (running.isPresent()) {
                update(event, running.get(), payload);
                return true;
            }
            var started = runtime.startProcessInstanceByMessage(event.name(), payload);
            events.heardIn(event.id(), flow.get().getKey(), started.getBusinessKey());
            return true;
        }));
    }

    private Optional<String> single(ProcessDefinition flow, Map<String, Object> payload) {
        return starts.singleBy(flow).map(payload::get).flatMap(key -> cases.active(flow.getKey(), key.toString()));
    }

    /** A repeat updates the running case: its step that waits for it is woken, or its variables change. */
    private void update(Stored event, String caseNo, Map<String, Object> payload) {
        events.heardIn(event.id(), cases.find(caseNo).orElseThrow().flow(), caseNo);
        var waiting = runtime.createEventSubscriptionQuery().eventType("message").eventName(event.name() + " " + caseNo).singleResult();
        if (waiting != null) {
            runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId(), payload);
        } else {
            runtime.setVariables(cases.find(caseNo).orElseThrow().processId(), payload);
        }
    }

    private boolean wake(Stored event, EventSubscription waiting) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            String receiver = waiting.getProcessInstanceId() + "/" + waiting.getActivityId();
            var run = Optional.ofNullable(runtime.createProcessInstanceQuery().processInstanceId(waiting.getProcessInstanceId()).singleResult());
            if (!events.lock(event.id()) || !events.heardBy(event.id(), receiver, run.map(ProcessInstance::getBusinessKey))) return false;
            Map<String, Object> payload = new HashMap<>(events.payload(event));
            boolean ended = run.isPresent() && below.end(run.get(), waiting, reason(run.get(), payload));
            // a case whose step with the other case was its last has ended with it
            if (!ended || isAwaited(waiting)) runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId(), payload);
            return true;
        }));
    }

    private static Map<String, Object> reason(ProcessInstance run, Map<String, Object> payload) {
        return Map.of("cancelReason", payload.getOrDefault("cancelReason", "「%s」已结束".formatted(run.getBusinessKey())));
    }

    private boolean isAwaited(EventSubscription waiting) {
        return runtime.createEventSubscriptionQuery().eventSubscriptionId(waiting.getId()).count() > 0;
    }
}
