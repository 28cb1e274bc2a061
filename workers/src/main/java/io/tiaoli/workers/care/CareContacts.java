package io.tiaoli.workers.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.UrgentCalls;
import io.tiaoli.workers.database.Moments;

/** The table of planned contacts. */
@Repository
public class CareContacts implements UrgentCalls {

    private final JdbcClient jdbc;
    private final Clock clock;

    CareContacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All contacts of a case in the order of their moments. */
    public List<CareContact> of(String caseNo) {
        return jdbc.sql("select * from care_contact where case_no = ? order by opens_at, priority, code, number").param(caseNo).query(CareContacts::row).list();
    }

    /** A contact that must be there. */
    public CareContact get(String id) {
        return jdbc.sql("select * from care_contact where id = ?").param(id).query(CareContacts::row).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的计划联系".formatted(id)));
    }

    /** Those not yet begun, the next one first. */
    List<CareContact> planned(String caseNo) {
        return of(caseNo).stream().filter(contact -> contact.state() == State.PLANNED).toList();
    }

    /** All that a customer's plans foresee and nobody has begun. */
    List<CareContact> plannedFor(String customerId) {
        return jdbc.sql("select * from care_contact where customer_id = ? and state = 'PLANNED' order by opens_at, id").param(customerId).query(CareContacts::row).list();
    }

    /** Cases with contacts not yet begun, by one plan. */
    List<String> casesWith(String plan) {
        return jdbc.sql("select distinct case_no from care_contact where plan = ? and state = 'PLANNED' order by case_no").param(plan).query(String.class).list();
    }

    @Override
    public boolean before(String customerId, String caseNo, int priority, Instant now) {
        return jdbc.sql("""
                select count(*) from care_contact where customer_id = :customer and case_no <> :case and state = 'PLANNED' and channel = 'PHONE'
                   and priority < :priority and opens_at <= :now and (lapses_at is null or lapses_at > :now)""")
                .param("customer", customerId).param("case", caseNo).param("priority", priority).param("now", moment(now)).query(Integer.class).single() > 0;
    }

    void add(CareContact c) {
        jdbc.sql("""
                insert into care_contact (id, case_no, plan, customer_id, vehicle_id, code, number, contact_no, opens_at, planned_at, due_at, lapses_at, channel, role, purpose,
                  wording, form, priority, whole_customer, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED')""")
                .params(c.id(), c.caseNo(), c.plan(), c.customerId(), c.vehicleId().orElse(null), c.code(), c.number(), c.contactNo().orElse(null), moment(c.opensAt()),
                        moment(c.plannedAt()), moment(c.dueAt()), c.lapsesAt().map(CareContacts::moment).orElse(null), c.channel().name(), c.role(), c.purpose().name(),
                        c.wording().orElse(null), c.form().orElse(null), c.priority(), c.wholeCustomer()).update();
    }

    /** Takes a contact that was not begun out of the plan, so that it can be planned anew. */
    void forget(String id) {
        jdbc.sql("delete from care_contact where id = ? and state = 'PLANNED'").param(id).update();
    }

    /** @param dueAt until when it shall be made; {@code reason} says why that is later than planned */
    void open(String id, Instant dueAt, Optional<String> reason) {
        jdbc.sql("update care_contact set state = 'OPEN', opened_at = ?, due_at = ?, reason = ? where id = ?")
                .params(OffsetDateTime.now(clock), moment(dueAt), reason.orElse(null), id).update();
    }

    /** Stops contacts for good; returns the cases whose plan changed by it. */
    Set<String> stop(List<CareContact> stopped, String reason) {
        stopped.forEach(contact -> settle(contact.id(), State.STOPPED, Optional.empty(), Optional.of(reason)));
        return stopped.stream().map(CareContact::caseNo).collect(Collectors.toCollection(TreeSet::new));
    }

    void settle(String id, State state, Optional<String> outcome, Optional<String> reason) {
        jdbc.sql("update care_contact set state = ?, outcome = ?, reason = coalesce(?, reason), settled_at = ? where id = ?")
                .params(state.name(), outcome.orElse(null), reason.orElse(null), OffsetDateTime.now(clock), id).update();
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static CareContact row(ResultSet row, int n) throws SQLException {
        return new CareContact(row.getString("id"), row.getString("case_no"), row.getString("plan"), row.getString("customer_id"), text(row, "vehicle_id"), row.getString("code"),
                row.getInt("number"), Optional.ofNullable(row.getObject("contact_no", Integer.class)), Moments.read(row, "opens_at"), Moments.read(row, "planned_at"),
                Moments.read(row, "due_at"), Moments.readOptional(row, "lapses_at"), CareChannel.valueOf(row.getString("channel")), row.getString("role"),
                ContactPurpose.valueOf(row.getString("purpose")), text(row, "wording"), text(row, "form"), row.getInt("priority"), row.getBoolean("whole_customer"),
                State.valueOf(row.getString("state")), text(row, "reason"), text(row, "outcome"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
