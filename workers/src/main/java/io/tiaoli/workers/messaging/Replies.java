package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.messaging.gateway.Phones;
import io.tiaoli.workers.messaging.gateway.Reply;

/** Keeps every reply of a customer once and tells the case of the last message sent to that number. */
@Repository
public class Replies {

    private static final Set<String> OPT_OUT = Set.of("R", "T", "TD", "退订");
    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);
    private static final Duration VALID = Duration.ofDays(1);

    /** A reply as pages show it. */
    public record KeptReply(String phone, String text, Instant at, boolean optOut, Optional<String> caseNo) {}

    /** One page, the newest first, and how many there are in all. */
    public record Page(List<KeptReply> replies, long total) {}

    private record Meant(String messageId, String caseNo, String customerId) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Events events;
    private final Consents consents;
    private final Recipients recipients;
    private final ReplyParts parts;
    private final TransactionTemplate transaction;

    Replies(JdbcClient jdbc, Clock clock, Events events, Consents consents, Recipients recipients, ReplyParts parts, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.consents = consents;
        this.recipients = recipients;
        this.parts = parts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes a reply, from a connection or an HTTP callback; the same again changes nothing. */
    public void received(Reply reply) {
        String phone = Phones.mobile(reply.phone()).orElse(reply.phone().strip());
        try {
            transaction.executeWithoutResult(status -> whole(reply, phone).ifPresent(text -> keep(reply, phone, text)));
        } catch (DuplicateKeyException e) {
            // Another node kept the same reply at the same moment.
        }
    }

    /** Keeps long replies of which a part does not come any more, so that somebody reads what has come. */
    public void incomplete() {
        for (var series : parts.givenUp()) {
            transaction.executeWithoutResult(status -> parts.taken(series).ifPresent(text -> keep(new Reply(series.phone(), text, clock.instant(), Optional.empty()), series.phone(), text)));
        }
    }

    private Optional<String> whole(Reply reply, String phone) {
        return reply.part().isEmpty() ? Optional.of(reply.text()) : parts.add(phone, reply.text(), reply.part().get());
    }

    /** The replies to messages of a case, the oldest first. */
    public List<KeptReply> ofCase(String caseNo) {
        return jdbc.sql("select phone, content, at, opt_out, case_no from reply where case_no = ? order by at, id").param(caseNo).query(Replies::row).list();
    }

    /**
     * What customers wrote; what is empty is not asked.
     *
     * @param page counts from 0
     */
    public Page page(Optional<String> text, Optional<String> phone, Optional<String> caseNo, int page, int size) {
        String where = " from reply where lower(content) like lower(:text) escape '!' and phone like :phone escape '!' and (:caseNo = '' or case_no = :caseNo)";
        Map<String, Object> values = Map.of("text", Messages.containing(text.orElse("")), "phone", Messages.containing(phone.orElse("")), "caseNo", caseNo.orElse("").strip(),
                "skip", (long) page * size, "size", size);
        long total = jdbc.sql("select count(*)" + where).params(values).query(Long.class).single();
        return new Page(jdbc.sql("select phone, content, at, opt_out, case_no" + where + " order by at desc, id offset :skip rows fetch next :size rows only").params(values).query(Replies::row).list(), total);
    }

    private static KeptReply row(ResultSet row, int n) throws SQLException {
        return new KeptReply(row.getString(1), row.getString(2), Moments.read(row, "at"), row.getBoolean(4), Optional.ofNullable(row.getString(5)));
    }

    private void keep(Reply reply, String phone, String text) {
        String key = reply.gatewayRef().map(ref -> Fingerprint.of("ref", ref)).orElseGet(() -> Fingerprint.of(phone, text, reply.at().toString()));
        if (repeated(reply, phone, text, key)) return;
        var meant = meant(phone);
        boolean optOut = isOptOut(text);
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into reply (id, once_key, phone, content, at, received_at, opt_out, message_id, case_no, customer_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, key, phone, text, stored(reply.at()), stored(clock.instant()), optOut,
                        meant.map(Meant::messageId).orElse(null), meant.map(Meant::caseNo).orElse(null), meant.map(Meant::customerId).orElse(null)).update();
        if (optOut) {
            Set<String> customers = new LinkedHashSet<>(recipients.withPhone(phone));
            meant.map(Meant::customerId).ifPresent(customers::add);
            customers.forEach(customer -> consents.withdraw(customer, "短信回复「%s」".formatted(text.strip())));
        } else {
            meant.ifPresent(to -> events.publish("customer-replied", to.caseNo(),
                    Map.of("phone", phone, "customerReply", text, "messageId", to.messageId()), VALID, Optional.of(to.caseNo()), "reply/" + id));
        }
    }

    /** Whether a text is nothing but a wish to get no more advertising. */
    static boolean isOptOut(String text) {
        return OPT_OUT.contains(Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT));
    }

    private boolean repeated(Reply reply, String phone, String text, String key) {
        if (jdbc.sql("select count(*) from reply where once_key = ?").param(key).query(Integer.class).single() > 0) return true;
        return reply.gatewayRef().isEmpty() && jdbc.sql("select count(*) from reply where phone = ? and content = ? and at > ?")
                .params(phone, text, stored(reply.at().minus(REPEATED_WITHIN))).query(Integer.class).single() > 0;
    }

    private Optional<Meant> meant(String phone) {
        return jdbc.sql("""
                select id, case_no, customer_id from message where address = ? and channel = 'SMS' and (sent_at is not null or state = 'UNKNOWN')
                order by coalesce(sent_at, claimed_at) desc, created_at desc fetch first 1 rows only""").param(phone)
                .query((row, n) -> new Meant(row.getString(1), row.getString(2), row.getString(3))).optional();
    }
}
