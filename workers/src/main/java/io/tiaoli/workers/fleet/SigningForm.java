package io.tiaoli.workers.fleet;

import java.time.LocalDate;

import io.tiaoli.workers.Label;

/** What the form of the signature tells: when, and the cars, one a line. */
record SigningForm(@Label("签订日期") LocalDate signedOn, @Label("车辆清单") String carList) {}
