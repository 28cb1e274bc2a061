package io.tiaoli.processes.events;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
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

    private final StoredEvents events;
    private final Cases cases;
    private final RuntimeService runtime;
    private final FlowStarts starts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventDelivery(StoredEvents events, Cases cases, RuntimeService runtime, FlowStarts starts, JdbcClient jdbc,
            PlatformTransactionManager transactions, Clock clock) {
        this.events = events;
        this.cases = cases;
        this.runtime = runtime;
        this.starts = starts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Delivers what can be delivered now; returns how many deliveries were made. */
    public int runOnce() {
        int delivered = 0;
        for (var event : candidates()) {
            try {
                delivered += deliver(event);
            } catch (RuntimeException e) {
                // whatever its receiver says of it, one event never holds up the others
                LOG.warn("Event {} {} of case {} could not be delivered now", event.name(), event.id(), event.sourceCase().orElse("-"), e);
            }
        }
        return delivered;
    }

    /** Waiting events that are new, too old, start a flow, or that somebody waits for: the others cost nothing. */
    private List<Stored> candidates() {
        var heard = jdbc.sql("""
                select e.id from event e where e.state = 'WAITING' and (e.valid_until <= :now
                   or exists (select 1 from ACT_RU_EVENT_SUBSCR s where s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ in (e.name || ' ' || e.event_key, e.name || ' ' || e.vehicle_key))
                   or exists (select 1 from ACT_RU_EVENT_SUBSCR s where s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ = e.name and s.EXECUTION_ID_ is null))
                order by e.created_at, e.id fetch first\s""" + AT_ONCE + " rows only").param("now", java.time.OffsetDateTime.now(clock)).query(String.class).list();
        return heard.stream().flatMap(id -> events.find(id).stream()).toList();
    }

    private int deliver(Stored event) {
        int delivered = start(event) ? 1 : 0;
        for (var about : subjects(event)) {
            for (var waiting : runtime.createEventSubscriptionQuery().eventType("message").eventName(event.name() + " " + about).list()) {
                if (wake(event, waiting)) delivered++;
            }
        }
        transaction.executeWithoutResult(status -> {
            if (!events.lock(event.id())) return;
            if (!events.deliveries(event.id()).isEmpty()) events.settle(event.id(), "HEARD");
            else if (!event.validUntil().isAfter(clock.instant())) events.settle(event.id(), "EXPIRED");
        });
        return delivered;
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
            if (!events.lock(event.id()) || !events.heardBy(event.id(), receiver, caseOf(waiting.getProcessInstanceId()))) return false;
            runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId(), new HashMap<>(events.payload(event)));
            return true;
        }));
    }

    private Optional<String> caseOf(String processInstanceId) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).singleResult()).map(p -> p.getBusinessKey());
    }
}
