package io.tiaoli.processes.testing;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The engine with all flows and workers, without the web. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackages = {"io.tiaoli.workers", "io.tiaoli.processes"}, excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class TestApplication {}
