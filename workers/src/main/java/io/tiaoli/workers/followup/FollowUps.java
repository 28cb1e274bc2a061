package io.tiaoli.workers.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.customerfile.NextService;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.RefusalReason;
import io.tiaoli.workers.database.Moments;

/** The table of follow-ups. */
@Repository
public class FollowUps {

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<FollowUp> find(String caseNo) {
        return jdbc.sql("select * from follow_up where case_no = ?").param(caseNo).query(FollowUps::row).optional();
    }

    /** A follow-up that must be there. */
    public FollowUp get(String caseNo) {
        return find(caseNo).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的回访".formatted(caseNo)));
    }

    void open(String caseNo, OpenFollowUp.In visit) {
        jdbc.sql("insert into follow_up (case_no, customer_id, vehicle_id, order_no, visit_kind, closed_at, mileage_km) values (?, ?, ?, ?, ?, ?, ?)")
                .params(caseNo, visit.customerId(), visit.vehicleId().orElse(null), visit.orderNo().orElse(null), visit.visitKind().name(),
                        moment(visit.closedAt()), visit.mileageKm().orElse(null)).update();
    }

    /** Adds what a contact brought; what was said before stays where nothing new was said. */
    void heard(String caseNo, ContactOutcome outcome, String contactRole, Optional<RefusalReason> refusal) {
        jdbc.sql("update follow_up set outcome = ?, contact_role = ?, refusal_reason = coalesce(?, refusal_reason) where case_no = ?")
                .params(outcome.name(), contactRole, refusal.map(Enum::name).orElse(null), caseNo).update();
    }

    void said(String caseNo, Answers answers) {
        jdbc.sql("""
                update follow_up set score = coalesce(:score, score), opinion = coalesce(:opinion, opinion), problem = coalesce(:problem, problem),
                  complaint = coalesce(:complaint, complaint), suggestion = coalesce(:suggestion, suggestion), suggestion_dept = coalesce(:suggestionDept, suggestion_dept),
                  question = coalesce(:question, question), question_role = coalesce(:questionRole, question_role),
                  needs = coalesce(:needs, needs), next_service = coalesce(:nextService, next_service) where case_no = :caseNo""")
                .param("score", answers.score().orElse(null)).param("opinion", answers.opinion().orElse(null)).param("problem", answers.problem().orElse(null))
                .param("complaint", answers.complaint().orElse(null)).param("suggestion", answers.suggestion().orElse(null))
                .param("suggestionDept", answers.suggestionDept().orElse(null))
                .param("question", answers.unknownQuestion().orElse(null)).param("questionRole", answers.questionRole().orElse(null)).param("needs", answers.needs().orElse(null))
                .param("nextService", answers.nextService().map(Enum::name).orElse(null)).param("caseNo", caseNo).update();
    }

    void answered(String caseNo, String answer) {
        jdbc.sql("update follow_up set answer = ? where case_no = ?").params(answer, caseNo).update();
    }

    void fedBack(String caseNo, String feedback, Optional<String> measure) {
        jdbc.sql("update follow_up set feedback = ?, feedback_measure = ? where case_no = ?").params(feedback, measure.orElse(null), caseNo).update();
    }

    void settled(String caseNo, Optional<String> checkState) {
        jdbc.sql("update follow_up set check_state = ?, settled_at = ? where case_no = ?").params(checkState.orElse(null), OffsetDateTime.now(clock), caseNo).update();
    }

    /** Whether anybody spoke with the customer about this visit: in this case, or in a VIP service of the customer. */
    boolean contactMade(FollowUp visit) {
        return jdbc.sql("""
                select count(*) from contact_record r where r.customer_id = :customerId and r.at >= :closedAt and r.outcome in ('REACHED', 'REFUSED')
                   and (r.case_no = :caseNo or exists (select 1 from service_case c where c.case_no = r.case_no and c.flow = 'vip-service'))""")
                .param("customerId", visit.customerId()).param("closedAt", moment(visit.closedAt())).param("caseNo", visit.caseNo())
                .query(Integer.class).single() > 0;
    }

    /** Whether a VIP service of this customer runs; it then makes the contact. */
    boolean vipServiceRuns(String customerId, Optional<String> orderNo) {
        return jdbc.sql("""
                select count(*) from service_case c where c.flow = 'vip-service' and c.ended_at is null
                   and (c.customer_id = ? or c.case_no in (select a.case_no from active_case a where a.flow = 'vip-service' and a.active_key = ?))""")
                .params(customerId, orderNo.orElse("")).query(Integer.class).single() > 0;
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static FollowUp row(ResultSet row, int n) throws SQLException {
        return new FollowUp(row.getString("case_no"), row.getString("customer_id"), text(row, "vehicle_id"), text(row, "order_no"),
                VisitKind.valueOf(row.getString("visit_kind")), Moments.read(row, "closed_at"), number(row, "mileage_km"),
                text(row, "outcome").map(ContactOutcome::valueOf), text(row, "contact_role"), number(row, "score"), text(row, "opinion"), text(row, "problem"),
                text(row, "complaint"), text(row, "suggestion"), text(row, "suggestion_dept"),
                text(row, "question"), text(row, "question_role"), text(row, "answer"), text(row, "needs"),
                text(row, "next_service").map(NextService::valueOf),
                Moments.readOptional(row, "settled_at"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }
}
