package io.tiaoli.workers.complaints;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of complaints. */
@Repository
class Complaints {

    private final JdbcClient jdbc;

    Complaints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Complaint complaint) {
        jdbc.sql("""
                insert into complaint (complaint_no, customer_id, source, area, severity, subject, description, wish, related_ref, received_at, round)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(complaint.complaintNo(), complaint.customerId(), complaint.source().name(), complaint.area().map(Enum::name).orElse(null),
                        complaint.severity().name(), complaint.subject(), complaint.description(), complaint.wish().orElse(null),
                        complaint.relatedRef().orElse(null), stored(complaint.receivedAt())).update();
    }

    /** Whether the customer complained before, not earlier than {@code since}. */
    boolean another(String customerId, String complaintNo, Instant since) {
        return jdbc.sql("select count(*) from complaint where customer_id = ? and complaint_no <> ? and received_at >= ?")
                .params(customerId, complaintNo, stored(since)).query(Integer.class).single() > 0;
    }

    void assign(String complaintNo, String ownerDept, String ownerName, String deptHead) {
        jdbc.sql("update complaint set owner_dept = ?, owner_name = ?, dept_head = ? where complaint_no = ?").params(ownerDept, ownerName, deptHead, complaintNo).update();
    }

    void propose(String complaintNo, Proposal proposal, long costFen) {
        jdbc.sql("update complaint set finding = ?, root_cause = ?, solution = ?, solution_kind = ?, cost_fen = ?, compensation = ? where complaint_no = ?")
                .params(proposal.finding(), proposal.rootCause(), proposal.solution(), proposal.solutionKind().name(), costFen,
                        proposal.compensation().orElse(null), complaintNo).update();
    }

    int round(String complaintNo) {
        return jdbc.sql("select round from complaint where complaint_no = ?").param(complaintNo).query(Integer.class).single();
    }

    void answered(String complaintNo, CustomerAnswer answer, Optional<String> remarks, int nextRound) {
        jdbc.sql("update complaint set accepted = ?, remarks = ?, round = ? where complaint_no = ?")
                .params(answer == CustomerAnswer.ACCEPTS, remarks.orElse(null), nextRound, complaintNo).update();
    }

    void close(String complaintNo, ComplaintOutcome outcome, Optional<String> reason, Optional<Integer> satisfaction, Instant at) {
        jdbc.sql("update complaint set outcome = ?, reason = ?, satisfaction = ?, closed_at = ? where complaint_no = ?")
                .params(outcome.name(), reason.orElse(null), satisfaction.orElse(null), stored(at), complaintNo).update();
    }

    /** The whole row by column name. */
    Optional<Map<String, Object>> row(String complaintNo) {
        return jdbc.sql("select * from complaint where complaint_no = ?").param(complaintNo).query().listOfRows().stream().findFirst();
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }
}
