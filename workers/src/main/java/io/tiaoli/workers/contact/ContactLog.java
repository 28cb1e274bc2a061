package io.tiaoli.workers.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.database.Moments;

/** Every contact with every customer. */
@Repository
public class ContactLog {

    private static final String SELECT = "select id, customer_id, case_no, step, at, channel, purpose, outcome, who, refusal_reason, next_at, notes from contact_record ";

    private final JdbcClient jdbc;

    ContactLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a contact; the same key again changes nothing.
     *
     * @return the id of the line, new or noted before
     */
    @Transactional
    public String add(Contact contact, String onceKey) {
        var before = jdbc.sql("select id from contact_record where once_key = ?").param(onceKey).query(String.class).optional();
        if (before.isPresent()) return before.get();
        jdbc.sql("""
                insert into contact_record (id, customer_id, case_no, step, at, channel, purpose, outcome, who, refusal_reason, next_at, notes, once_key)
                values (:id, :customerId, :caseNo, :step, :at, :channel, :purpose, :outcome, :who, :refusalReason, :nextAt, :notes, :onceKey)""")
                .param("id", contact.id()).param("customerId", contact.customerId())
                .param("caseNo", contact.caseNo().orElse(null)).param("step", contact.step().orElse(null))
                .param("at", stored(contact.at())).param("channel", contact.channel().name())
                .param("purpose", contact.purpose().name()).param("outcome", contact.outcome().name()).param("who", contact.who().orElse(null))
                .param("refusalReason", contact.refusalReason().map(Enum::name).orElse(null))
                .param("nextAt", contact.nextAt().map(ContactLog::stored).orElse(null))
                .param("notes", contact.notes().orElse(null)).param("onceKey", onceKey).update();
        return contact.id();
    }

    /** What was said last time; a skipped contact said nothing, and that the customer came to the house is a line of the card, and no talk. */
    public Optional<Contact> lastWith(String customerId) {
        return jdbc.sql(SELECT + "where customer_id = ? and outcome <> 'SKIPPED' and not (channel = 'VISIT' and purpose = 'ARRIVAL') order by at desc, id desc fetch first 1 rows only")
                .param(customerId).query(ContactLog::contact).optional();
    }

    /** All contacts with a customer, the oldest first: the lines of the card. */
    public List<Contact> ofCustomer(String customerId) {
        return jdbc.sql(SELECT + "where customer_id = ? order by at, id").param(customerId).query(ContactLog::contact).list();
    }

    /** All contacts of a case, the oldest first. */
    public List<Contact> ofCase(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = ? order by at, id").param(caseNo).query(ContactLog::contact).list();
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(row.getString("id"), row.getString("customer_id"), Optional.ofNullable(row.getString("case_no")), Optional.ofNullable(row.getString("step")),
                Moments.read(row, "at"), Channel.valueOf(row.getString("channel")), ContactPurpose.valueOf(row.getString("purpose")),
                ContactOutcome.valueOf(row.getString("outcome")), Optional.ofNullable(row.getString("who")),
                Optional.ofNullable(row.getString("refusal_reason")).map(RefusalReason::valueOf),
                Moments.readOptional(row, "next_at"), Optional.ofNullable(row.getString("notes")));
    }
}
