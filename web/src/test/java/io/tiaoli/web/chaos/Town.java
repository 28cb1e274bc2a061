package io.tiaoli.web.chaos;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.messaging.gateway.Reference;

/** Many customers with a car each, who agree to be called and written to, and one part that all of them want and that does not last. */
final class Town {

    static final String PART = "CHAOS-PADS";
    static final int STOCK = 40;
    /** One in so many has a car that is old enough to be traded in. */
    private static final int OLD = 30;
    /** The facts that forms ask for under the same name. */
    static final Set<String> NAMES = Set.of("customerId", "vehicleId", "plateNo", "phone", "customerName", "accidentAt", "eventAt", "visitOn",
            "policyNo", "insurer", "policyFrom", "policyUntil", "startDate", "endDate");

    /** Somebody who comes in, by the names under which forms and flows ask for it. */
    record Visitor(Map<String, String> facts) {

        String id() {
            return facts.get("customerId");
        }

        /** Whether somebody who comes in brings all of these. */
        boolean knows(String names) {
            return !names.isBlank() && facts.keySet().containsAll(List.of(names.split("\\s*,\\s*")));
        }
    }

    static List<Visitor> settle(DataSource source, Clock clock, int people) {
        return new TransactionTemplate(new DataSourceTransactionManager(source)).execute(status -> settle(JdbcClient.create(source), clock, people));
    }

    private static List<Visitor> settle(JdbcClient jdbc, Clock clock, int people) {
        var now = OffsetDateTime.now(clock);
        jdbc.sql("insert into part (part_no, name, unit, price_fen, stock, reserved, active) values (?, '前刹车片', '副', 36000, ?, 0, true)").params(PART, STOCK).update();
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String customer = UUID.randomUUID().toString();
            String vehicle = UUID.randomUUID().toString();
            String phone = "137%08d".formatted(i);
            String plate = "京C%05d".formatted(i);
            jdbc.sql("""
                    insert into customer (id, household_id, full_name, salutation, phone, email, customer_class, preferred_channel, do_not_contact, created_at)
                    values (?, ?, ?, '先生', ?, ?, 'NORMAL', ?, false, ?)""").params(customer, customer, "韩一" + i, phone, "c%d@example.com".formatted(i), i % 3 == 0 ? "EMAIL" : "PHONE", now).update();
            jdbc.sql("insert into vehicle (id, customer_id, plate_no, model, delivered_on, mileage_km) values (?, ?, ?, '轩逸 1.6L', ?, 3000)")
                    .params(vehicle, customer, plate, LocalDate.now(clock).minusMonths(i % OLD == 0 ? 36 : 2)).update();
            Consents.purposes().forEach(purpose -> jdbc.sql("insert into consent (id, customer_id, purpose, granted, source, at) values (?, ?, ?, true, '到店登记', ?)")
                    .params(UUID.randomUUID().toString(), customer, purpose.name(), now).update());
            visitors.add(new Visitor(Map.ofEntries(Map.entry("customerId", customer), Map.entry("vehicleId", vehicle), Map.entry("plateNo", plate), Map.entry("phone", phone),
                    Map.entry("customerName", "韩一" + i), Map.entry("orderNo", "DD-CHAOS-%04d".formatted(i)), Map.entry("deliveredAt", now.minusMonths(2).toString()), Map.entry("closedAt", now.toString()),
                    Map.entry("visitKind", "REPAIR"), Map.entry("kind", "MAINTENANCE"), Map.entry("lastMaintenanceOn", LocalDate.now(clock).minusMonths(6).toString()),
                    Map.entry("source", "PHONE"), Map.entry("description", "空调不凉"), Map.entry("reason", "保养"), Map.entry("modelWanted", "轩逸"), Map.entry("leftAt", now.toString()), Map.entry("visitOn", LocalDate.now(clock).plusDays(3).toString()),
                    Map.entry("insurer", "平安保险"), Map.entry("policyNo", "BD-CHAOS-%04d".formatted(i)), Map.entry("policyFrom", LocalDate.now(clock).minusMonths(11).toString()), Map.entry("policyUntil", LocalDate.now(clock).plusDays(25).toString()),
                    Map.entry("startDate", LocalDate.now(clock).minusMonths(11).toString()), Map.entry("endDate", LocalDate.now(clock).plusDays(25).toString()), Map.entry("accidentAt", now.minusHours(1).toString()), Map.entry("eventAt", now.minusHours(1).toString()))));
        }
        return visitors;
    }

    /** Leaves a message in the outbox, as a step does that tells a customer something. */
    static void tell(JdbcClient jdbc, Clock clock, Visitor visitor, String text) {
        String id = UUID.randomUUID().toString();
        String phone = visitor.facts().get("phone");
        var now = OffsetDateTime.now(clock);
        jdbc.sql("""
                insert into message (id, once_key, reference, case_no, flow, step, customer_id, channel, address, wording_key, wording_version, content, segments, parts, purpose, business_line,
                    commercial, resend_allowed, state, attempts, not_before, created_at, asked, on_reply, quiet_sms_sent, morning_service, before_departure)
                values (?, ?, ?, 'T-CHAOS', 'vehicle-repair', 'tell', ?, 'SMS', ?, 'chaos.sms', 1, ?, 1, 1, 'ARRIVAL', 'AUTO', false, false, 'WAITING', 0, ?, ?, 0, false, false, false, false)""")
                .params(id, id, Reference.of(id, phone).toString(), visitor.id(), phone, text, now, now).update();
    }

    private Town() {}
}
