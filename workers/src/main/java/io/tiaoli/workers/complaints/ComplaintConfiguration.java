package io.tiaoli.workers.complaints;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of complaints. */
@Configuration
@EnableConfigurationProperties(ComplaintSettings.class)
class ComplaintConfiguration {}
