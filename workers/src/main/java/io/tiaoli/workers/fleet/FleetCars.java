package io.tiaoli.workers.fleet;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;

/** The cars under agreements; their owners are CORPORATE as long as one of their cars is. */
@Repository
public class FleetCars {

    private static final String MEMBER = "CORPORATE";
    private static final String ORDINARY = "NORMAL";

    private final JdbcClient jdbc;
    private final Customers customers;

    FleetCars(JdbcClient jdbc, Customers customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** In the order of their plates. */
    public List<FleetCar> of(String agreementNo) {
        return jdbc.sql("select f.vehicle_id, f.customer_id, f.class_before from fleet_vehicle f join vehicle v on v.id = f.vehicle_id where f.agreement_no = ? order by v.plate_no")
                .param(agreementNo).query(FleetCar.class).list();
    }

    /** The agreement that a car is under already. */
    Optional<String> agreementOf(String vehicleId) {
        return jdbc.sql("select a.agreement_no from fleet_agreement a join fleet_vehicle f on f.agreement_no = a.agreement_no where f.vehicle_id = ? and a.state = 'ACTIVE'")
                .param(vehicleId).query(String.class).optional();
    }

    void add(String agreementNo, Vehicle car) {
        Customer owner = customers.get(car.customerId());
        String before = owner.customerClass().equals(MEMBER) ? classBefore(owner.id()).orElse(ORDINARY) : owner.customerClass();
        jdbc.sql("insert into fleet_vehicle (agreement_no, vehicle_id, customer_id, class_before) values (?, ?, ?, ?)")
                .params(agreementNo, car.id(), owner.id(), before).update();
        customers.classify(owner.id(), MEMBER);
    }

    /** Gives owners of no other active agreement the class back that they had before; returns how many. */
    int release(String agreementNo) {
        var owners = of(agreementNo).stream().map(FleetCar::customerId).distinct().toList();
        var released = owners.stream().filter(owner -> customers.get(owner).customerClass().equals(MEMBER) && !isMember(owner)).toList();
        released.forEach(owner -> customers.classify(owner, classBefore(owner).orElse(ORDINARY)));
        return released.size();
    }

    private boolean isMember(String customerId) {
        return jdbc.sql("select count(*) from fleet_vehicle f join fleet_agreement a on a.agreement_no = f.agreement_no where f.customer_id = ? and a.state = 'ACTIVE'")
                .param(customerId).query(Integer.class).single() > 0;
    }

    /** What was noted when the owner came under an agreement last. */
    private Optional<String> classBefore(String customerId) {
        return jdbc.sql("""
                select f.class_before from fleet_vehicle f join fleet_agreement a on a.agreement_no = f.agreement_no
                where f.customer_id = ? order by a.signed_on desc, a.agreement_no desc, f.vehicle_id fetch first 1 rows only""")
                .param(customerId).query(String.class).optional();
    }
}
