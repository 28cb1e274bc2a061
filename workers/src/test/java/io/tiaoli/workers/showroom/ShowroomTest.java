package io.tiaoli.workers.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.showroom.DeliveryPlans.Plan;
import io.tiaoli.workers.showroom.SalesTeam.Consultant;
import io.tiaoli.workers.showroom.ShowroomCar.Kind;

class ShowroomTest {

    private static final List<Consultant> TEAM = List.of(new Consultant("a", "甲"), new Consultant("b", "乙"), new Consultant("c", "丙"));
    private static final Instant NOW = Instant.parse("2026-11-23T00:10:00Z");

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("every day somebody else is first in the duty order, and everybody comes once")
    void dutyTurns(DriverManagerDataSource database) {
        var duty = new DutyOrder(JdbcClient.create(database));
        var first = IntStream.range(0, 3).mapToObj(day -> {
            duty.set(LocalDate.of(2030, 1, 1).plusDays(day), TEAM);
            return duty.of(LocalDate.of(2030, 1, 1).plusDays(day));
        }).toList();
        assertThat(first).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(TEAM));
        assertThat(first.stream().map(order -> order.get(0))).containsExactlyInAnyOrderElementsOf(TEAM);
        assertThat(duty.set(LocalDate.of(2030, 1, 1), List.of())).isEmpty();
        assertThat(duty.of(LocalDate.of(2030, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("a new test-drive car is not ready until it was checked, and keeps what it lacks")
    void carsAreChecked(DriverManagerDataSource database) {
        var cars = new ShowroomCars(JdbcClient.create(database));
        var car = cars.add(Kind.TEST_DRIVE, "天籁 黑色", Optional.of("京Q12345"));
        assertThat(car.title()).isEqualTo("天籁 黑色 京Q12345");
        assertThat(car.ready()).isFalse();
        cars.checked(car.id(), Optional.of(40), Optional.of("油量不足一半"), NOW);
        assertThat(cars.get(car.id())).satisfies(c -> {
            assertThat(c.ready()).isFalse();
            assertThat(c.notReady()).contains("油量不足一半");
            assertThat(c.fuelPercent()).contains(40);
            assertThat(c.checkedAt()).contains(NOW);
        });
        cars.checked(car.id(), Optional.empty(), Optional.empty(), NOW);
        assertThat(cars.get(car.id()).ready()).isTrue();
        assertThat(cars.get(car.id()).fuelPercent()).contains(40);
        cars.use(car.id(), false);
        assertThat(cars.active(Kind.TEST_DRIVE)).extracting(ShowroomCar::id).doesNotContain(car.id());
        assertThatThrownBy(() -> cars.get("gone")).hasMessage("没有编号为「gone」的展车或试驾车");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("an order to be delivered is entered once, changed, and gone when it is closed")
    void deliveries(DriverManagerDataSource database) {
        var plans = new DeliveryPlans(JdbcClient.create(database));
        String order = "T-" + UUID.randomUUID().toString().substring(0, 30);
        plans.put(new Plan(order, "c1", "赵敏", "轩逸 红色", NOW, false));
        plans.put(new Plan(order, "c1", "赵敏", "轩逸 红色", NOW.plusSeconds(3600), true));
        assertThat(plans.open()).filteredOn(plan -> plan.orderNo().equals(order)).containsExactly(new Plan(order, "c1", "赵敏", "轩逸 红色", NOW.plusSeconds(3600), true));
        plans.close(order);
        assertThat(plans.find(order)).isEmpty();
    }
}
