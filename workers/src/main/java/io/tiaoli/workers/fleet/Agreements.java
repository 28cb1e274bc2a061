package io.tiaoli.workers.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The agreements with organisations, and what they are worth to a car. */
@Repository
public class Agreements {

    private final JdbcClient jdbc;

    Agreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the terms of a case anew, as long as nothing is signed. */
    void draft(String agreementNo, Target target, Terms terms) {
        jdbc.sql("delete from fleet_discount where agreement_no = ?").param(agreementNo).update();
        jdbc.sql("delete from fleet_agreement where agreement_no = ? and state = 'DRAFT'").param(agreementNo).update();
        jdbc.sql("""
                insert into fleet_agreement (agreement_no, organisation, org_kind, contact_person, contact_phone, cars, sales_terms, service_terms, valid_months, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT')""")
                .params(agreementNo, target.organisation(), target.orgKind().name(), target.contactPerson(), target.contactPhone(), target.cars(),
                        terms.salesTerms(), terms.serviceTerms(), terms.validMonths()).update();
        terms.discounts().forEach(discount -> jdbc.sql("insert into fleet_discount (agreement_no, kind, percent) values (?, ?, ?)")
                .params(agreementNo, discount.kind().name(), discount.percent()).update());
    }

    public Optional<Agreement> find(String agreementNo) {
        var discounts = jdbc.sql("select kind, percent from fleet_discount where agreement_no = ? order by kind").param(agreementNo).query(Discount.class).list();
        return jdbc.sql("""
                select organisation, org_kind, contact_person, contact_phone, cars, sales_terms, service_terms, valid_months, state, signed_on, valid_until
                from fleet_agreement where agreement_no = ?""").param(agreementNo).query((row, n) -> row(agreementNo, row, discounts)).optional();
    }

    /** An agreement that must be there. */
    Agreement get(String agreementNo) {
        return find(agreementNo).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的单位协议".formatted(agreementNo)));
    }

    void sign(String agreementNo, LocalDate on, LocalDate validUntil) {
        jdbc.sql("update fleet_agreement set state = 'ACTIVE', signed_on = ?, valid_until = ? where agreement_no = ?").params(on, validUntil, agreementNo).update();
    }

    void extend(String agreementNo, LocalDate validUntil) {
        jdbc.sql("update fleet_agreement set valid_until = ? where agreement_no = ? and state = 'ACTIVE'").params(validUntil, agreementNo).update();
    }

    /** Whether there was an active agreement to end. */
    boolean end(String agreementNo, LocalDate on, String reason) {
        return jdbc.sql("update fleet_agreement set state = 'ENDED', ended_on = ?, end_reason = ? where agreement_no = ? and state = 'ACTIVE'")
                .params(on, reason, agreementNo).update() == 1;
    }

    /** The best discount on parts that a car has on a day, from its signature to its last day, both included. */
    public Optional<PartsDiscount> onParts(String vehicleId, LocalDate on) {
        return jdbc.sql("""
                select a.agreement_no, d.percent from fleet_agreement a
                join fleet_vehicle v on v.agreement_no = a.agreement_no
                join fleet_discount d on d.agreement_no = a.agreement_no and d.kind = 'PARTS'
                where v.vehicle_id = :vehicle and a.state = 'ACTIVE' and a.signed_on <= :day and a.valid_until >= :day
                order by d.percent desc, a.agreement_no fetch first 1 rows only""")
                .param("vehicle", vehicleId).param("day", on).query(PartsDiscount.class).optional();
    }

    private static Agreement row(String agreementNo, ResultSet row, List<Discount> discounts) throws SQLException {
        return new Agreement(agreementNo, new Target(row.getString(1), OrgKind.valueOf(row.getString(2)), row.getString(3), row.getString(4), row.getInt(5)),
                new Terms(row.getString(6), row.getString(7), row.getInt(8), discounts), AgreementState.valueOf(row.getString(9)),
                Optional.ofNullable(row.getObject(10, LocalDate.class)), Optional.ofNullable(row.getObject(11, LocalDate.class)));
    }
}
