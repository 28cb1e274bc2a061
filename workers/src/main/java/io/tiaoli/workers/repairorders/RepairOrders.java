package io.tiaoli.workers.repairorders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.payments.PaymentMethod;
import io.tiaoli.workers.pricing.Benefit;

/** The repair orders. */
@Repository
public class RepairOrders {

    private final JdbcClient jdbc;

    RepairOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RepairOrder> find(String caseNo) {
        return jdbc.sql("select * from repair_order where case_no = ?").param(caseNo).query(RepairOrders::row).optional();
    }

    /** The order of a case that must have one. */
    RepairOrder get(String caseNo) {
        return find(caseNo).orElseThrow(() -> new IllegalArgumentException("%s 没有维修单".formatted(caseNo)));
    }

    void open(RepairOrder order) {
        jdbc.sql("""
                insert into repair_order (case_no, customer_id, vehicle_id, kind, booked, appointment_no, early_enough, first_maintenance,
                                          mileage_km, arrived_at, wash_wanted, insurance_wanted, signatures, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, false, 0, 'OPEN')""")
                .params(order.caseNo(), order.customerId(), order.vehicleId(), order.kind().name(), order.booked(), order.appointmentNo().orElse(null),
                        order.earlyEnough(), order.firstMaintenance(), order.mileageKm().orElse(null), order.arrivedAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update service_case set customer_id = ?, vehicle_id = ? where case_no = ?").params(order.customerId(), order.vehicleId(), order.caseNo()).update();
    }

    /** Takes over what a form says; what it does not say stays. */
    void update(String caseNo, OrderForm form) {
        jdbc.sql("""
                update repair_order set mileage_km = coalesce(:mileageKm, mileage_km), wash_wanted = coalesce(:washWanted, wash_wanted),
                    insurance_wanted = coalesce(:insuranceWanted, insurance_wanted), old_parts_wish = coalesce(:oldPartsWish, old_parts_wish),
                    wait_mode = coalesce(:waitMode, wait_mode), pay_method = coalesce(:payMethod, pay_method),
                    benefit_choice = coalesce(:benefitChoice, benefit_choice)
                where case_no = :caseNo""")
                .param("mileageKm", form.mileageKm().orElse(null), Types.INTEGER)
                .param("washWanted", form.washWanted().orElse(null), Types.BOOLEAN)
                .param("insuranceWanted", form.insuranceWanted().orElse(null), Types.BOOLEAN)
                .param("oldPartsWish", form.oldPartsWish().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("waitMode", form.waitMode().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("payMethod", form.payMethod().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("benefitChoice", form.benefitChoice().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("caseNo", caseNo).update();
    }

    void assign(String caseNo, String advisorId) {
        jdbc.sql("update repair_order set advisor = ? where case_no = ?").params(advisorId, caseNo).update();
    }

    void promise(String caseNo, Instant at) {
        jdbc.sql("update repair_order set promised_at = ? where case_no = ?").params(at.atOffset(ZoneOffset.UTC), caseNo).update();
    }

    void sign(String caseNo, int signatures, String deputeNo) {
        jdbc.sql("update repair_order set signatures = ?, depute_no = ?, state = 'SIGNED' where case_no = ?").params(signatures, deputeNo, caseNo).update();
    }

    void close(String caseNo, OrderOutcome outcome, Optional<String> reason, Instant leftAt) {
        jdbc.sql("update repair_order set state = ?, closing_reason = ?, left_at = ? where case_no = ?")
                .params(outcome.name(), reason.orElse(null), leftAt.atOffset(ZoneOffset.UTC), caseNo).update();
    }

    private static RepairOrder row(ResultSet row, int number) throws SQLException {
        return new RepairOrder(row.getString("case_no"), row.getString("customer_id"), row.getString("vehicle_id"), OrderKind.valueOf(row.getString("kind")),
                row.getBoolean("booked"), Optional.ofNullable(row.getString("appointment_no")), row.getBoolean("early_enough"),
                row.getBoolean("first_maintenance"), Optional.ofNullable(row.getString("advisor")), Optional.ofNullable(row.getObject("mileage_km", Integer.class)),
                Moments.read(row, "arrived_at"), Moments.readOptional(row, "promised_at"), row.getBoolean("wash_wanted"),
                Optional.ofNullable(row.getString("old_parts_wish")).map(OldPartsWish::valueOf), Optional.ofNullable(row.getString("wait_mode")).map(WaitMode::valueOf),
                Optional.ofNullable(row.getString("pay_method")).map(PaymentMethod::valueOf), row.getBoolean("insurance_wanted"),
                Optional.ofNullable(row.getString("benefit_choice")).map(Benefit::valueOf), row.getInt("signatures"),
                Optional.ofNullable(row.getString("depute_no")), Moments.readOptional(row, "left_at"));
    }
}
