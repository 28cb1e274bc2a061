package io.tiaoli.workers.fleet;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Refused;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** Finds the listed cars and their owners in the file, and adds those that are new; a contradiction is never settled in silence. */
@Component
class CarRegister {

    private final Customers customers;
    private final Vehicles vehicles;

    CarRegister(Customers customers, Vehicles vehicles) {
        this.customers = customers;
        this.vehicles = vehicles;
    }

    /** @throws Refused with the given code when the file knows another owner, or a new owner comes without a phone */
    Vehicle enter(ListedCar listed, String refusal) {
        Optional<Vehicle> known = vehicles.withPlate(listed.plateNo());
        Customer owner = known.map(car -> ownerOnFile(listed, customers.get(car.customerId()), refusal)).orElseGet(() -> ownerByPhone(listed, refusal));
        if (owner.email().isEmpty() && listed.email().isPresent()) customers.correct(owner.id(), Optional.empty(), Optional.empty(), listed.email(), Optional.empty());
        return known.orElseGet(() -> vehicles.add(owner.id(), listed.plateNo(), Optional.empty()));
    }

    private static Customer ownerOnFile(ListedCar listed, Customer owner, String refusal) {
        if (owner.fullName().equals(listed.owner())) return owner;
        throw new Refused(refusal, "第 %d 行的 %s 在档案里的车主是「%s」，清单写的是「%s」，请核对后更正".formatted(listed.lineNo(), listed.plateNo(), owner.fullName(), listed.owner()));
    }

    private Customer ownerByPhone(ListedCar listed, String refusal) {
        String phone = listed.phone().orElseThrow(() -> new Refused(refusal,
                "第 %d 行的 %s 还没有档案，请写上车主「%s」的电话".formatted(listed.lineNo(), listed.plateNo(), listed.owner())));
        return customers.withPhone(phone).stream().filter(customer -> customer.fullName().equals(listed.owner())).findFirst()
                .orElseGet(() -> customers.add(listed.owner(), Optional.empty(), Optional.of(phone)));
    }
}
