package io.tiaoli.workers.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whose name stands at the head of every sheet: {@code TIAOLI_COMPANY_NAME}, {@code …_ADDRESS}, {@code …_PHONE}. */
@ConfigurationProperties("tiaoli.company")
public record Company(
        @DefaultValue("（请设置 TIAOLI_COMPANY_NAME）") String name,
        @DefaultValue("") String address,
        @DefaultValue("") String phone) {}
