package io.tiaoli.web.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import io.tiaoli.web.Application;

/**
 * A test of the whole application as people meet it, a demo on the one database of the test run.
 *
 * <p>All such tests share one Spring context: declare no properties, profiles, mock beans or configuration beside it.
 * Nothing runs by itself: {@link Floor#settle()} lets jobs, events, deadlines and messages have their turn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "TIAOLI_DEMO=true", "TIAOLI_SMS_CALLBACK_SECRET=test-secret-of-16-or-more", "tiaoli.dispatch=false", "tiaoli.events.pause-ms=86400000", "tiaoli.deadlines.pause-ms=86400000", "tiaoli.metrics.pause-ms=86400000",
        "camunda.bpm.job-execution.enabled=false", "tiaoli.rehearsal.process=on-demand"})
@AutoConfigureMockMvc
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = OnTestDatabase.class)
@ExtendWith(CleanFloor.class)
public @interface AppTest {}
