package io.tiaoli.workers.tradein;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The candidates of all campaigns. */
@Repository
public class Candidates {

    private static final String COLUMNS = "t.campaign_no, t.customer_id, t.vehicle_id, t.age_months, t.consultant_id, t.consultant_name, t.result, t.brand";

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A car with its owner, as the file knows them. */
    record Owned(String customerId, String vehicleId, Optional<String> model, LocalDate deliveredOn) {}

    /** Delivered cars of owners who may be contacted, are in no running campaign and have not gone over to another brand; the oldest car first. */
    List<Owned> owned(Cycle cycle) {
        return jdbc.sql("""
                select c.id, v.id, v.model, v.delivered_on from vehicle v join customer c on c.id = v.customer_id
                where v.delivered_on is not null and not c.do_not_contact and c.phone like :phone escape '!'
                  and upper(coalesce(c.address, '')) like upper(:address) escape '!' and upper(coalesce(c.industry, '')) like upper(:industry) escape '!'
                  and not exists (select 1 from trade_in_candidate t join trade_in_campaign g on g.campaign_no = t.campaign_no
                                  where t.customer_id = c.id and (g.closed_at is null and coalesce(t.result, '') <> 'WITHDRAWN' or t.result = 'SWITCHED_BRAND'))
                order by v.delivered_on, v.id""")
                .param("phone", literal(cycle.phone()) + "%").param("address", "%" + literal(cycle.address()) + "%").param("industry", "%" + literal(cycle.industry()) + "%")
                .query((row, n) -> new Owned(row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3)), row.getObject(4, LocalDate.class))).list();
    }

    private static String literal(Optional<String> text) {
        return text.orElse("").strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    void add(String campaignNo, Owned owned, int ageMonths) {
        jdbc.sql("insert into trade_in_candidate (campaign_no, customer_id, vehicle_id, age_months) values (?, ?, ?, ?)")
                .params(campaignNo, owned.customerId(), owned.vehicleId(), ageMonths).update();
    }

    /** Oldest car first. */
    public List<Candidate> of(String campaignNo) {
        return jdbc.sql("select " + COLUMNS + " from trade_in_candidate t where t.campaign_no = ? order by t.age_months desc, t.customer_id").param(campaignNo)
                .query(Candidates::row).list();
    }

    /** The candidate whom a case of contact is about. */
    Optional<Candidate> in(String contactCaseNo) {
        return jdbc.sql("select " + COLUMNS + " from trade_in_candidate t where t.contact_case_no = ?").param(contactCaseNo).query(Candidates::row).optional();
    }

    /** The case in which a candidate is contacted, once it has begun. */
    Optional<String> contactCase(Candidate candidate) {
        return jdbc.sql("select contact_case_no from trade_in_candidate where campaign_no = ? and customer_id = ? and contact_case_no is not null")
                .params(candidate.campaignNo(), candidate.customerId()).query(String.class).optional();
    }

    void allocate(Candidate candidate, String consultantId, String consultantName) {
        jdbc.sql("update trade_in_candidate set consultant_id = ?, consultant_name = ? where campaign_no = ? and customer_id = ?")
                .params(consultantId, consultantName, candidate.campaignNo(), candidate.customerId()).update();
    }

    Candidate contactedIn(String campaignNo, String customerId, String contactCaseNo) {
        jdbc.sql("update trade_in_candidate set contact_case_no = ? where campaign_no = ? and customer_id = ?").params(contactCaseNo, campaignNo, customerId).update();
        return in(contactCaseNo).orElseThrow(() -> new IllegalArgumentException("活动 %s 里没有客户「%s」".formatted(campaignNo, customerId)));
    }

    void result(Candidate candidate, TradeInResult result, Optional<String> brand, Optional<String> notes, Instant at) {
        jdbc.sql("update trade_in_candidate set result = ?, brand = ?, notes = coalesce(?, notes), result_at = ? where campaign_no = ? and customer_id = ?")
                .params(result.name(), brand.orElse(null), notes.orElse(null), at.atOffset(ZoneOffset.UTC), candidate.campaignNo(), candidate.customerId()).update();
    }

    /** Counts whoever has no final result as not reached; returns how many. */
    int giveUpOpen(String campaignNo, Instant at) {
        return jdbc.sql("update trade_in_candidate set result = 'NOT_REACHED', result_at = ? where campaign_no = ? and (result is null or result = 'LATER')")
                .params(at.atOffset(ZoneOffset.UTC), campaignNo).update();
    }

    void industry(String customerId, String industry) {
        jdbc.sql("update customer set industry = ? where id = ?").params(industry, customerId).update();
    }

    private static Candidate row(ResultSet row, int n) throws SQLException {
        return new Candidate(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)).map(TradeInResult::valueOf), Optional.ofNullable(row.getString(8)));
    }
}
