package io.tiaoli.processes.years;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything by which one customer was contacted, as the customer's card and the outbox tell it. */
@Component
class ContactList {

    /**
     * One contact.
     *
     * @param who the role of who made it; {@code system} for a text
     * @param wording the script of a call, the wording of a text
     */
    record Contact(LocalDateTime at, String channel, String who, String wording, String caseNo, String purpose) {

        String line() {
            return String.join(",", at.toString(), channel, who, wording);
        }
    }

    /** A contact that was planned and not made. */
    record Skipped(LocalDateTime at, String caseNo, String channel, String why) {}

    private final JdbcClient jdbc;
    private final Staff staff;

    ContactList(JdbcClient jdbc, Staff staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    /** In the order of time; contacts of one moment by their wording. */
    List<Contact> of(String customerId) {
        return Stream.concat(spoken(customerId), written(customerId)).sorted(Comparator.comparing(Contact::at).thenComparing(Contact::wording)).toList();
    }

    /** The lines of the card; what a text says is in the outbox, and that the customer came to us is no contact of ours. */
    private Stream<Contact> spoken(String customerId) {
        return jdbc.sql("select at, channel, who, case_no, purpose from contact_record where customer_id = ? and channel not in ('VISIT', 'SMS') and outcome <> 'SKIPPED'").param(customerId)
                .query((row, n) -> {
                    var at = local(row.getObject(1, OffsetDateTime.class));
                    String wording = row.getString(2).equals("PHONE") ? script(at, row.getString(4)) : row.getString(2);
                    return new Contact(at, row.getString(2), role(row.getString(3)), wording, row.getString(4), row.getString(5));
                }).list().stream();
    }

    private Stream<Contact> written(String customerId) {
        return jdbc.sql("select sent_at, channel, wording_key, case_no, purpose from message where customer_id = ? and sent_at is not null").param(customerId)
                .query((row, n) -> new Contact(local(row.getObject(1, OffsetDateTime.class)), row.getString(2), "system", row.getString(3), row.getString(4), row.getString(5))).list().stream();
    }

    /** What the card says was left out, and why. */
    List<Skipped> skipped(String customerId) {
        return jdbc.sql("select at, case_no, channel, notes from contact_record where customer_id = ? and outcome = 'SKIPPED' order by at, id").param(customerId)
                .query((row, n) -> new Skipped(local(row.getObject(1, OffsetDateTime.class)), row.getString(2), row.getString(3), row.getString(4))).list();
    }

    /** How often which flow ran for the customer, such as {@code vehicle-repair 2}. */
    List<String> flows(String customerId) {
        return jdbc.sql("select flow, count(*) from service_case where customer_id = ? group by flow order by flow").param(customerId).query((row, n) -> row.getString(1) + " " + row.getInt(2)).list();
    }

    private String script(LocalDateTime at, String caseNo) {
        return staff.calls().stream().filter(call -> call.at().equals(at) && call.caseNo().equals(caseNo)).map(Staff.Call::script).findFirst().orElse("nobody called");
    }

    private static String role(String userId) {
        return Optional.ofNullable(userId).map(id -> id.replaceFirst("-1$", "")).orElse("nobody");
    }

    private static LocalDateTime local(OffsetDateTime at) {
        return at.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime();
    }
}
