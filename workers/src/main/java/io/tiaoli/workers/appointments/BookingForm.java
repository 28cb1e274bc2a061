package io.tiaoli.workers.appointments;

import java.util.Optional;

import io.tiaoli.workers.Label;

/** What the booking form says about the visit itself. */
record BookingForm(@Label("预约项目") Optional<String> items, @Label("故障现象") Optional<String> symptoms, @Label("当前里程") Optional<Integer> mileageKm,
        @Label("请客户携带") Optional<String> bring) {}
