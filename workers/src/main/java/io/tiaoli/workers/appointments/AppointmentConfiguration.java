package io.tiaoli.workers.appointments;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of bookings. */
@Configuration
@EnableConfigurationProperties(AppointmentSettings.class)
class AppointmentConfiguration {}
