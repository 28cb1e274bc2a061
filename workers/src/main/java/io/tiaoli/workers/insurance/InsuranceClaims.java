package io.tiaoli.workers.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of claims. */
@Repository
public class InsuranceClaims {

    private final JdbcClient jdbc;
    private final Clock clock;

    InsuranceClaims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Claim> find(String claimNo) {
        return jdbc.sql("select * from insurance_claim where claim_no = ?").param(claimNo).query(InsuranceClaims::row).optional();
    }

    /** A claim that must be there. */
    public Claim get(String claimNo) {
        return find(claimNo).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的理赔".formatted(claimNo)));
    }

    /** The open claim under a policy for an accident between two moments. */
    Optional<String> open(String policyNo, Instant from, Instant until) {
        return jdbc.sql("select claim_no from insurance_claim where policy_no = ? and accident_at >= ? and accident_at < ? and closed_at is null order by claim_no")
                .params(policyNo, moment(from), moment(until)).query(String.class).list().stream().findFirst();
    }

    void add(Claim claim) {
        jdbc.sql("""
                insert into insurance_claim (claim_no, customer_id, vehicle_id, policy_no, insurer, bought_here, accident_at, single_party, estimate_fen)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(claim.claimNo(), claim.customerId(), claim.vehicleId(), claim.policyNo(), claim.insurer(), claim.boughtHere(), moment(claim.accidentAt()),
                        claim.singleParty(), claim.estimateFen()).update();
    }

    void assessed(String claimNo, AssessDamage.In found, boolean boughtHere, long assessedFen, long repairCostFen) {
        jdbc.sql("""
                update insurance_claim set mode = ?, approved = ?, assessed_fen = ?, repair_cost_fen = ?, exclusion = ?, exclusion_note = ?, bought_here = ?
                where claim_no = ?""")
                .params(found.assessmentMode().name(), found.approved(), assessedFen, repairCostFen, found.exclusion().orElse(false),
                        found.exclusionNote().orElse(null), boughtHere, claimNo).update();
    }

    void shared(String claimNo, long shareFen) {
        jdbc.sql("update insurance_claim set share_fen = ? where claim_no = ?").params(shareFen, claimNo).update();
    }

    void settled(String claimNo) {
        jdbc.sql("update insurance_claim set settled_at = ? where claim_no = ?").params(OffsetDateTime.now(clock), claimNo).update();
    }

    void closed(String claimNo, ClaimOutcome outcome) {
        jdbc.sql("update insurance_claim set outcome = ?, closed_at = ? where claim_no = ?").params(outcome.name(), OffsetDateTime.now(clock), claimNo).update();
    }

    private OffsetDateTime moment(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }

    private static Claim row(ResultSet row, int n) throws SQLException {
        return new Claim(row.getString("claim_no"), row.getString("customer_id"), row.getString("vehicle_id"), row.getString("policy_no"), row.getString("insurer"),
                row.getBoolean("bought_here"), Moments.read(row, "accident_at"), row.getBoolean("single_party"), row.getLong("estimate_fen"),
                Optional.ofNullable(row.getString("mode")).map(AssessmentMode::valueOf), Optional.ofNullable((Boolean) row.getObject("approved")),
                amount(row, "assessed_fen"), amount(row, "repair_cost_fen"), row.getBoolean("exclusion"), Optional.ofNullable(row.getString("exclusion_note")),
                amount(row, "share_fen"), Optional.ofNullable(row.getString("outcome")).map(ClaimOutcome::valueOf));
    }

    private static Optional<Long> amount(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }
}
