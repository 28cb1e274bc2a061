package io.tiaoli.workers.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.database.Moments;

/** What customers agreed to; a row is never changed, the last one for a purpose counts. */
@Repository
public class Consents {

    private static final Set<ContactPurpose> NEEDING_CONSENT = Arrays.stream(ContactPurpose.values())
            .filter(ContactPurpose::needsConsent).collect(Collectors.toUnmodifiableSet());

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<ConsentWithdrawn> listeners;

    Consents(JdbcClient jdbc, Clock clock, List<ConsentWithdrawn> listeners) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** One answer of a customer. */
    public record Answer(ContactPurpose purpose, boolean granted, String source, Instant at) {}

    /** The purposes that need the customer's consent. */
    public static List<ContactPurpose> purposes() {
        return NEEDING_CONSENT.stream().sorted().toList();
    }

    /** Everything that a customer agreed to or withdrew, the latest first. */
    @Transactional(readOnly = true)
    public List<Answer> of(String customerId) {
        return jdbc.sql("select purpose, granted, source, at from consent where customer_id = ? order by at desc, seq desc").param(customerId)
                .query((row, n) -> new Answer(ContactPurpose.valueOf(row.getString(1)), row.getBoolean(2), row.getString(3), Moments.read(row, 4))).list();
    }

    /** Whether a customer may be contacted for a purpose: what serves an order always, all else with consent only. */
    @Transactional(readOnly = true)
    public boolean allows(String customerId, ContactPurpose purpose) {
        return !purpose.needsConsent() || !doNotContact(customerId) && granted(customerId, purpose);
    }

    /**
     * Notes that the customer agrees to one purpose. A customer on the do-not-contact list comes off it,
     * for this purpose only: what was agreed before stays withdrawn.
     *
     * @param source how we know, in Chinese, such as 接车时口头同意
     */
    @Transactional
    public void grant(String customerId, ContactPurpose purpose, String source) {
        if (doNotContact(customerId)) {
            NEEDING_CONSENT.stream().filter(other -> other != purpose && granted(customerId, other)).forEach(other -> add(customerId, other, false, source));
            mark(customerId, false);
        }
        add(customerId, purpose, true, source);
    }

    /** Notes that the customer no longer agrees to one purpose, and stops what is on its way. */
    @Transactional
    public void withdraw(String customerId, ContactPurpose purpose, String source) {
        withdraw(customerId, EnumSet.of(purpose), source);
    }

    /** Puts a customer on the do-not-contact list: no purpose that needs consent is allowed any more. */
    @Transactional
    public void withdraw(String customerId, String source) {
        mark(customerId, true);
        withdraw(customerId, NEEDING_CONSENT, source);
    }

    private void withdraw(String customerId, Set<ContactPurpose> purposes, String source) {
        purposes.stream().sorted().forEach(purpose -> add(customerId, purpose, false, source));
        listeners.forEach(listener -> listener.withdrawn(customerId, purposes));
    }

    private boolean granted(String customerId, ContactPurpose purpose) {
        return jdbc.sql("select granted from consent where customer_id = ? and purpose = ? order by at desc, seq desc fetch first 1 rows only")
                .params(customerId, purpose.name()).query(Boolean.class).optional().orElse(false);
    }

    private boolean doNotContact(String customerId) {
        return jdbc.sql("select do_not_contact from customer where id = ?").param(customerId).query(Boolean.class).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的客户".formatted(customerId)));
    }

    private void mark(String customerId, boolean doNotContact) {
        jdbc.sql("update customer set do_not_contact = ? where id = ?").params(doNotContact, customerId).update();
    }

    private void add(String customerId, ContactPurpose purpose, boolean granted, String source) {
        jdbc.sql("insert into consent (id, customer_id, purpose, granted, source, at) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), customerId, purpose.name(), granted, source, OffsetDateTime.now(clock)).update();
    }
}
