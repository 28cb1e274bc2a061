package io.tiaoli.workers.showroom;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(ShowroomSettings.class)
class ShowroomConfiguration {}
