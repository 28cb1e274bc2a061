package io.tiaoli.processes.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** A story-like test of a flow on the real engine, with real forms, decisions, workers and database; all share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = OnTestDatabase.class)
@ExtendWith(CleanShop.class)
public @interface FlowTest {}
