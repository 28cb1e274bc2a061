package io.tiaoli.workers.spotchecks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The samples of spot checks. */
@Repository
public class Samples {

    /** RESERVE: not asked yet; SKIPPED: has bought meanwhile; DECLINED: did not want to answer; CANCELLED: was to be asked when the check was called off. */
    public enum State {

        RESERVE("备选"), ASKING("访问中"), ANSWERED("已访问"), DECLINED("不愿受访"), UNREACHABLE("联系不上"), SKIPPED("已购车，跳过"), CANCELLED("已取消");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One visitor; money in fen. */
    public record Sample(String id, String caseNo, int position, String customerId, Instant visitedAt, Optional<String> consultant, State state, Optional<String> interviewNo,
            Optional<Integer> satisfaction, Optional<Boolean> dissatisfied, Optional<String> statement, Optional<Long> penaltyFen) {}

    private static final String SELECT = "select id, case_no, position, customer_id, visited_at, consultant, state, interview_no, satisfaction, dissatisfied, statement, penalty_fen from spot_check_sample ";

    private final JdbcClient jdbc;

    Samples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String caseNo, int position, String customerId, Instant visitedAt, Optional<String> consultant) {
        jdbc.sql("insert into spot_check_sample (id, case_no, position, customer_id, visited_at, consultant, state) values (?, ?, ?, ?, ?, ?, 'RESERVE')")
                .params(UUID.randomUUID().toString(), caseNo, position, customerId, visitedAt.atOffset(ZoneOffset.UTC), consultant.orElse(null)).update();
    }

    /** Everybody of a spot check, in the order of asking. */
    public List<Sample> of(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = ? order by position").param(caseNo).query(Samples::row).list();
    }

    /** One that must be there. */
    public Sample get(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Samples::row).single();
    }

    /** Takes the next visitor for an interview; two at once take two. */
    Optional<Sample> take(String caseNo) {
        for (var next : of(caseNo)) {
            if (next.state() == State.RESERVE && jdbc.sql("update spot_check_sample set state = 'ASKING' where id = ? and state = 'RESERVE'").param(next.id()).update() == 1) return Optional.of(get(next.id()));
        }
        return Optional.empty();
    }

    /** Lets go of everybody who was not talked to yet; returns how many. */
    int cancel(String caseNo) {
        return jdbc.sql("update spot_check_sample set state = 'CANCELLED' where case_no = ? and state in ('RESERVE', 'ASKING')").param(caseNo).update();
    }

    /** Lets go of one visitor who was not talked to yet; returns how many. */
    int cancelOne(String id) {
        return jdbc.sql("update spot_check_sample set state = 'CANCELLED' where id = ? and state in ('RESERVE', 'ASKING')").param(id).update();
    }

    /** From now on the interview with this number is about this visitor. */
    void begin(String id, String interviewNo) {
        jdbc.sql("update spot_check_sample set interview_no = ? where id = ?").params(interviewNo, id).update();
    }

    /** The visitor whom an interview is about. */
    Optional<Sample> ofInterview(String interviewNo) {
        return jdbc.sql(SELECT + "where interview_no = ?").param(interviewNo).query(Samples::row).optional();
    }

    void is(String id, State state) {
        jdbc.sql("update spot_check_sample set state = ? where id = ?").params(state.name(), id).update();
    }

    void asked(String id, State state, String interviewNo, Optional<Integer> satisfaction, Optional<Boolean> dissatisfied) {
        jdbc.sql("update spot_check_sample set state = ?, interview_no = ?, satisfaction = ?, dissatisfied = ? where id = ?")
                .params(state.name(), interviewNo, satisfaction.orElse(null), dissatisfied.orElse(null), id).update();
    }

    void judged(String id, String statement, Optional<Long> penaltyFen, Optional<String> note) {
        jdbc.sql("update spot_check_sample set statement = ?, penalty_fen = coalesce(?, penalty_fen), note = coalesce(?, note) where id = ?")
                .params(statement, penaltyFen.orElse(null), note.orElse(null), id).update();
    }

    /** Whether somebody ordered a car: then nobody asks why not. */
    boolean hasBought(String customerId) {
        return jdbc.sql("select count(*) from delivery_plan where customer_id = ?").param(customerId).query(Integer.class).single() > 0
                || jdbc.sql("select count(*) from event where name = 'prospect-ordered' and event_key = ?").param(customerId).query(Integer.class).single() > 0;
    }

    private static Sample row(ResultSet row, int n) throws SQLException {
        return new Sample(row.getString(1), row.getString(2), row.getInt(3), row.getString(4), Moments.read(row, 5), Optional.ofNullable(row.getString(6)),
                State.valueOf(row.getString(7)), Optional.ofNullable(row.getString(8)), Optional.ofNullable(row.getObject(9, Integer.class)), Optional.ofNullable(row.getObject(10, Boolean.class)),
                Optional.ofNullable(row.getString(11)), Optional.ofNullable(row.getObject(12, Long.class)));
    }
}
