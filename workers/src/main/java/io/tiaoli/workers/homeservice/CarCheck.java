package io.tiaoli.workers.homeservice;

import java.math.BigDecimal;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** What a technician notes of one car on a trip: the form record {@code carCheck}. */
record CarCheck(@Label("车来了") boolean attended, @Label("检查项目") Optional<String> checks, @Label("发现的问题") Optional<String> finding, @Label("做了什么") Optional<String> workDone,
        @Label("里程（公里）") Optional<Integer> mileageKm, @Label("应收（元）") Optional<BigDecimal> amountYuan) {}
