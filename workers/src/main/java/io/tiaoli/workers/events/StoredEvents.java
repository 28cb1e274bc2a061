package io.tiaoli.workers.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of events. */
@Repository
public class StoredEvents implements Events {

    /**
     * An event as it is kept.
     *
     * @param state WAITING, HEARD or EXPIRED
     * @param failures how often in a row a receiver failed
     * @param problem what the last failure said
     */
    public record Stored(String id, String name, String key, String payload, Optional<String> sourceCase, Instant createdAt, Instant validUntil, String state, int failures, Optional<String> problem) {}

    /** Who heard an event. */
    public record Delivery(String eventId, String receiver, Optional<String> caseNo, Instant at) {}

    private static final String COLUMNS = "id, name, event_key, payload, source_case, created_at, valid_until, state, failures, problem";

    private static final int LONGEST_PROBLEM = 1000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    StoredEvents(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void publish(String name, String key, Map<String, ?> payload, Duration valid, Optional<String> caseNo, String onceKey) {
        if (jdbc.sql("select count(*) from event where once_key = ?").param(onceKey).query(Integer.class).single() > 0) return;
        var now = OffsetDateTime.now(clock);
        jdbc.sql("insert into event (id, name, event_key, vehicle_key, payload, source_case, once_key, created_at, valid_until, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')")
                .params(UUID.randomUUID().toString(), name, key, vehicle(key, payload), text(payload), caseNo.orElse(null), onceKey, now, now.plus(valid)).update();
    }

    /** Events that still wait to be heard, oldest first. */
    public List<Stored> waiting(int most) {
        return jdbc.sql("select " + COLUMNS + " from event where state = 'WAITING' order by created_at, id fetch first " + most + " rows only")
                .query(StoredEvents::stored).list();
    }

    public Optional<Stored> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from event where id = ?").param(id).query(StoredEvents::stored).optional();
    }

    /** Events about a subject, oldest first. */
    public List<Stored> about(String key) {
        return jdbc.sql("select " + COLUMNS + " from event where event_key = ? order by created_at, id").param(key).query(StoredEvents::stored).list();
    }

    /** Events that this case told. */
    public List<Stored> toldBy(String caseNo) {
        return jdbc.sql("select " + COLUMNS + " from event where source_case = ? order by created_at, id").param(caseNo).query(StoredEvents::stored).list();
    }

    /** Who heard an event so far. */
    public List<Delivery> deliveries(String eventId) {
        return jdbc.sql("select event_id, receiver, case_no, at from event_delivery where event_id = ? order by at").param(eventId)
                .query((row, n) -> new Delivery(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)), Moments.read(row, 4))).list();
    }

    /** Locks the event for one delivery; false when another node has it or it is settled. */
    public boolean lock(String id) {
        return jdbc.sql("select id from event where id = ? and state = 'WAITING' for update").param(id).query(String.class).optional().isPresent();
    }

    /** Records that a receiver heard the event; false when it already had. */
    public boolean heardBy(String id, String receiver, Optional<String> caseNo) {
        if (jdbc.sql("select count(*) from event_delivery where event_id = ? and receiver = ?").params(id, receiver).query(Integer.class).single() > 0) return false;
        jdbc.sql("insert into event_delivery (event_id, receiver, case_no, at) values (?, ?, ?, ?)").params(id, receiver, caseNo.orElse(null), OffsetDateTime.now(clock)).update();
        return true;
    }

    /** Says which case heard the event as {@code receiver}. */
    public void heardIn(String id, String receiver, String caseNo) {
        jdbc.sql("update event_delivery set case_no = ? where event_id = ? and receiver = ?").params(caseNo, id, receiver).update();
    }

    /** Settles an event that waits: {@code HEARD} or {@code EXPIRED}. */
    public void settle(String id, String state) {
        jdbc.sql("update event set state = ?, settled_at = ? where id = ? and state = 'WAITING'").params(state, OffsetDateTime.now(clock), id).update();
    }

    /** Keeps what a receiver said of its failure, and tries no more before the given moment. */
    public void failed(String id, String problem, Instant nextTry) {
        jdbc.sql("update event set failures = failures + 1, problem = ?, next_try_at = ? where id = ? and state = 'WAITING'")
                .params(problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM), Moments.stored(nextTry), id).update();
    }

    /** Tries an event again at once. */
    public void again(String id) {
        jdbc.sql("update event set next_try_at = null where id = ? and state = 'WAITING'").param(id).update();
    }

    /** The payload as variables. */
    public Map<String, Object> payload(Stored event) {
        try {
            return json.readValue(event.payload(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.id() + " has no readable payload", e);
        }
    }

    /** The vehicle that the event is about, where it has another key. */
    private static String vehicle(String key, Map<String, ?> payload) {
        var vehicle = payload.get("vehicleId");
        return vehicle == null || vehicle.equals(key) || vehicle.toString().isBlank() ? null : vehicle.toString();
    }

    private String text(Map<String, ?> payload) {
        Map<String, Object> plain = new LinkedHashMap<>();
        payload.forEach((name, value) -> plain.put(name, value instanceof java.util.Date date
                ? date.toInstant().atZone(ZoneId.systemDefault()).toOffsetDateTime().toString()
                : value instanceof Instant instant ? instant.atZone(ZoneId.systemDefault()).toOffsetDateTime().toString()
                : value instanceof java.time.temporal.TemporalAccessor ? value.toString() : value));
        try {
            return json.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The payload " + payload + " cannot be kept", e);
        }
    }

    private static Stored stored(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Stored(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5)),
                Moments.read(row, 6), Moments.read(row, 7), row.getString(8), row.getInt(9), Optional.ofNullable(row.getString(10)));
    }
}
