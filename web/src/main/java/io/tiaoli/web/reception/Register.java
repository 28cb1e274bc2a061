package io.tiaoli.web.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.Events;

/** Tells the flows what happens at the gate and on the phone: a car arrived, a booking is changed or cancelled. */
@Service
class Register {

    private final Vehicles vehicles;
    private final Events events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Register(Vehicles vehicles, Events events, JdbcClient jdbc, Clock clock) {
        this.vehicles = vehicles;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A car drove in; an unknown plate is no error: the advisor opens a walk-in order for it. */
    @Transactional
    Optional<Vehicle> arrived(String plateNo, String by) {
        if (!plateNo.strip().toUpperCase().matches("[\\u4e00-\\u9fff][A-Z][A-Z0-9]{5,6}")) {
            throw new IllegalArgumentException("车牌「%s」不对，应为一个汉字、一个字母和 5 到 6 位字母或数字，如 京A12345".formatted(plateNo));
        }
        var vehicle = vehicles.withPlate(plateNo);
        vehicle.ifPresent(v -> {
            String now = OffsetDateTime.now(clock).toString();
            events.publish("arrival-registered", v.id(), Map.of("arrivedAt", now, "customerId", v.customerId(), "vehicleId", v.id(), "registeredBy", by),
                    Duration.ofHours(12), Optional.empty(), "arrival/" + UUID.randomUUID());
            events.publish("customer-returned", v.customerId(), Map.of("arrivedAt", now), Duration.ofDays(1), Optional.empty(), "returned/" + UUID.randomUUID());
        });
        return vehicle;
    }

    /** The customer wants another time. */
    @Transactional
    void changed(String appointmentNo, LocalDateTime wantedAt) {
        if (!wantedAt.isAfter(LocalDateTime.now(clock))) throw new IllegalArgumentException("新的时间 %s 应晚于现在".formatted(wantedAt.toString().replace('T', ' ')));
        known(appointmentNo);
        events.publish("appointment-changed", appointmentNo, Map.of("wantedAt", wantedAt.atZone(clock.getZone()).toOffsetDateTime().toString()), Duration.ofDays(1),
                Optional.of(appointmentNo), "changed/" + UUID.randomUUID());
    }

    /** The customer does not come. */
    @Transactional
    void cancelled(String appointmentNo) {
        known(appointmentNo);
        events.publish("appointment-cancelled", appointmentNo, Map.of(), Duration.ofDays(1), Optional.of(appointmentNo), "cancelled/" + UUID.randomUUID());
    }

    private void known(String appointmentNo) {
        if (jdbc.sql("select count(*) from appointment where appointment_no = ? and state in ('HELD', 'CONFIRMED')").param(appointmentNo).query(Integer.class).single() == 0) {
            throw new IllegalArgumentException("预约「%s」不存在，或者已经结束".formatted(appointmentNo));
        }
    }
}
