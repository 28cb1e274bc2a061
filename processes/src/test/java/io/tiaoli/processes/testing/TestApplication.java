package io.tiaoli.processes.testing;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The engine with all flows and workers, without the web. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"io.tiaoli.workers", "io.tiaoli.processes"})
class TestApplication {}
