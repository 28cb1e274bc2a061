package io.tiaoli.processes.years;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;

/** The one customer of the story: who they are, and what they want at the moment. */
@Component
class Owner {

    private static int number;

    private final Shop shop;
    private String phone;
    private boolean booksMaintenance;
    private boolean comesBack;
    private boolean renews;

    Owner(Shop shop) {
        this.shop = shop;
    }

    void appears() {
        number++;
        phone = shop.phone();
        wants(true, false, true);
    }

    /** @param maintenance says yes to a maintenance; @param back comes when won back; @param insurance renews the policy */
    void wants(boolean maintenance, boolean back, boolean insurance) {
        booksMaintenance = maintenance;
        comesBack = back;
        renews = insurance;
    }

    String name() {
        return "林悦";
    }

    String phone() {
        return phone;
    }

    String model() {
        return "轩逸 年年%d".formatted(number);
    }

    String plateNo() {
        return "京Y%05d".formatted(number);
    }

    String vin() {
        return "LGBF5AE00HY%06d".formatted(number);
    }

    LocalDateTime visitsAt() {
        return Shop.OPENING.plusDays(3).withHour(10);
    }

    LocalDateTime takesCarAt() {
        return LocalDateTime.of(2026, 12, 1, 10, 0);
    }

    String policyNo(int year) {
        return "PDZY%d%06d".formatted(year, number);
    }

    /** Thirty kilometres a day since the car was handed over, none before. */
    int mileageKm() {
        return (int) Math.max(0, 30 * ChronoUnit.DAYS.between(takesCarAt(), shop.now()));
    }

    boolean booksMaintenance() {
        return booksMaintenance;
    }

    boolean comesBack() {
        return comesBack;
    }

    boolean renews() {
        return renews;
    }
}
