package io.tiaoli.workers.payments;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of payments. */
@Configuration
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentConfiguration {}
