package io.tiaoli.workers.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of insurance policies. */
@Repository
public class Policies {

    private static final String SELECT = "select policy_no, customer_id, vehicle_id, insurer, starts_on, ends_on, premium_fen, bought_here, state from insurance_policy ";

    private final JdbcClient jdbc;

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Policy> find(String policyNo) {
        return jdbc.sql(SELECT + "where policy_no = ?").param(policyNo).query(Policies::row).optional();
    }

    /** Running policies whose last day is one of these. */
    List<Policy> ending(LocalDate from, LocalDate until) {
        return jdbc.sql(SELECT + "where state = 'ACTIVE' and ends_on >= ? and ends_on <= ? order by ends_on, policy_no").params(from, until).query(Policies::row).list();
    }

    /** What became of a policy. */
    void ended(String policyNo, PolicyState state, Optional<String> reason, Optional<String> successorNo) {
        jdbc.sql("update insurance_policy set state = ?, reason = ?, successor_no = coalesce(?, successor_no) where policy_no = ?")
                .params(state.name(), reason.orElse(null), successorNo.orElse(null), policyNo).update();
    }

    /** Adds a policy, or replaces what is known of it. */
    public void put(Policy policy) {
        int changed = jdbc.sql("""
                update insurance_policy set customer_id = ?, vehicle_id = ?, insurer = ?, starts_on = ?, ends_on = ?, premium_fen = ?, bought_here = ?, state = ?
                where policy_no = ?""")
                .params(policy.customerId(), policy.vehicleId().orElse(null), policy.insurer(), policy.startsOn(), policy.endsOn(), policy.premiumFen(),
                        policy.boughtHere(), policy.state().name(), policy.policyNo()).update();
        if (changed == 0) {
            jdbc.sql("""
                    insert into insurance_policy (customer_id, vehicle_id, insurer, starts_on, ends_on, premium_fen, bought_here, state, policy_no)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(policy.customerId(), policy.vehicleId().orElse(null), policy.insurer(), policy.startsOn(), policy.endsOn(), policy.premiumFen(),
                            policy.boughtHere(), policy.state().name(), policy.policyNo()).update();
        }
    }

    private static Policy row(ResultSet row, int n) throws SQLException {
        return new Policy(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)), row.getString(4), row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class), row.getLong(7), row.getBoolean(8), PolicyState.valueOf(row.getString(9)));
    }
}
