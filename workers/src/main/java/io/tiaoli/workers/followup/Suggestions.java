package io.tiaoli.workers.followup;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of customers' suggestions. */
@Repository
public class Suggestions {

    /**
     * @param department the role that has to answer
     * @param adopted empty while nobody has answered
     */
    public record Suggestion(String id, String caseNo, String customerId, String department, String content, Optional<Boolean> adopted, Optional<String> measure) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Suggestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The suggestions made in a case, oldest first. */
    public List<Suggestion> of(String caseNo) {
        return jdbc.sql("select id, case_no, customer_id, department, content, adopted, measure from customer_suggestion where case_no = ? order by forwarded_at, id").param(caseNo)
                .query((row, n) -> new Suggestion(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        Optional.ofNullable(row.getObject(6, Boolean.class)), Optional.ofNullable(row.getString(7)))).list();
    }

    void forward(String caseNo, String customerId, String department, String content) {
        jdbc.sql("insert into customer_suggestion (id, case_no, customer_id, department, content, forwarded_at) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), caseNo, customerId, department, content, OffsetDateTime.now(clock)).update();
    }

    /** Settles what a department still has open of a case. */
    void settle(String caseNo, String department, boolean adopted, String measure) {
        jdbc.sql("update customer_suggestion set adopted = ?, measure = ?, settled_at = ? where case_no = ? and department = ? and settled_at is null")
                .params(adopted, measure, OffsetDateTime.now(clock), caseNo, department).update();
    }
}
