package io.tiaoli.workers.payments;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are timed.
 *
 * @param dueTime the local time of a due day at which a payment is due
 */
@ConfigurationProperties("tiaoli.payments")
public record PaymentSettings(@DefaultValue("18:00") LocalTime dueTime) {}
