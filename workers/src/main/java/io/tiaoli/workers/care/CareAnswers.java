package io.tiaoli.workers.care;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers said in planned contacts. */
@Repository
public class CareAnswers {

    /** A question that could not be answered at once. */
    public record Question(String careId, String question, Optional<String> answer) {}

    /** What else is known from a talk. */
    public record Heard(String careId, Optional<String> opinion, Optional<Integer> mileageKm, Optional<String> referralLead) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    CareAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The questions of a case that were passed on, the oldest first; a case's last one is what its script answers. */
    public List<Question> questions(String caseNo) {
        return jdbc.sql("select a.care_id, a.question, a.answer from care_answer a join care_contact c on c.id = a.care_id where c.case_no = ? and a.question is not null order by c.opened_at, c.id")
                .param(caseNo).query((row, n) -> new Question(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)))).list();
    }

    /** What was heard in a case, the oldest first. */
    public List<Heard> of(String caseNo) {
        return jdbc.sql("select a.care_id, a.opinion, a.mileage_km, a.referral_lead from care_answer a join care_contact c on c.id = a.care_id where c.case_no = ? order by c.opened_at, c.id")
                .param(caseNo).query((row, n) -> new Heard(row.getString(1), Optional.ofNullable(row.getString(2)), Optional.ofNullable(row.getObject(3, Integer.class)), Optional.ofNullable(row.getString(4)))).list();
    }

    void keep(String careId, CareAnswer said) {
        jdbc.sql("delete from care_answer where care_id = ?").param(careId).update();
        jdbc.sql("insert into care_answer (care_id, opinion, question, question_role, problem, complaint, mileage_km, referral_lead, owner_left) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(careId, said.opinion().orElse(null), said.openQuestion().orElse(null), said.questionRole().orElse(null), said.problem().orElse(null),
                        said.complaint().orElse(null), said.mileageKm().orElse(null), said.referralLead().orElse(null), said.ownerLeft().orElse(null)).update();
    }

    void answer(String careId, String answer) {
        jdbc.sql("update care_answer set answer = ?, answered_at = ? where care_id = ?").params(answer, OffsetDateTime.now(clock), careId).update();
    }
}
