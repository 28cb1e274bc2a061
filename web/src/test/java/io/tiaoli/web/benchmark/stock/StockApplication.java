package io.tiaoli.web.benchmark.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Camunda's web applications and REST API as its starters bring them, with no flow. It is no component, so that our own application does not find it. */
@EnableAutoConfiguration
public class StockApplication {

    public static void main(String[] args) {
        SpringApplication.run(StockApplication.class, args);
    }
}
