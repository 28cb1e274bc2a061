package io.tiaoli.processes.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Sample;
import io.tiaoli.processes.testing.Shop;

@FlowTest
class DeadlineWatchTest {

    @Autowired Shop shop;
    @Autowired Sample sample;
    @Autowired Notices notices;
    @Autowired Absences absences;
    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;
    @Autowired RepositoryService repository;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    Deployment deployment;

    @BeforeEach
    void start() {
        deployment = sample.deploy();
        sample.tell("sample-asked", UUID.randomUUID().toString());
        shop.settle();
    }

    @AfterEach
    void remove() {
        absences.current().forEach(a -> absences.remove(a.id()));
        sample.remove(deployment);
    }

    List<String> told(String step) {
        return notices.about(shop.task(step).getId()).stream().map(n -> n.kind() + " " + n.told()).toList();
    }

    @Test
    void remindsTheGroupHalfAnHourBeforeAndTellsTheManagerOnceWhenItIsLate() {
        shop.advance(Duration.ofMinutes(89));
        assertThat(told("note-question")).isEmpty();
        shop.advance(Duration.ofMinutes(1));
        assertThat(told("note-question")).containsExactly("REMINDER service-advisor");
        shop.advance(Duration.ofMinutes(30));
        shop.advance(Duration.ofMinutes(30));
        assertThat(told("note-question")).containsExactly("REMINDER service-advisor", "ESCALATION service-manager");
        assertThat(shop.groups(shop.task("note-question"))).containsExactlyInAnyOrder("service-advisor", "service-manager");
        assertThat(told("check-question")).isEmpty();
    }

    @Test
    void remindsAsLongBeforeAsTheShopWants() {
        var watch = new DeadlineWatch(tasks, runtime, repository, notices, absences, jdbc, clock, Duration.ofMinutes(45));
        shop.at(shop.now().plusMinutes(74));
        watch.runOnce();
        assertThat(told("note-question")).isEmpty();
        shop.at(shop.now().plusMinutes(1));
        watch.runOnce();
        assertThat(told("note-question")).containsExactly("REMINDER service-advisor");
    }

    @Test
    void remindsWhoeverHasClaimedIt() {
        tasks.claim(shop.task("note-question").getId(), "service-advisor-1");
        shop.advance(Duration.ofMinutes(90));
        assertThat(told("note-question")).containsExactly("REMINDER service-advisor-1");
    }

    @Test
    void givesTheWorkOfSomebodyAwayBackToTheGroupOrToTheSubstitute() {
        tasks.claim(shop.task("note-question").getId(), "service-advisor-1");
        tasks.claim(shop.task("check-question").getId(), "dispatcher-1");
        var today = Shop.OPENING.toLocalDate();
        absences.enter("service-advisor-1", today, today, Optional.empty(), "service-manager-1");
        absences.enter("dispatcher-1", today, today.plusDays(3), Optional.of("dispatcher-2"), "service-manager-1");
        shop.settle();
        assertThat(shop.task("note-question").getAssignee()).isNull();
        assertThat(shop.task("check-question").getAssignee()).isEqualTo("dispatcher-2");
        assertThat(notices.to("dispatcher-2", List.of(), 10)).extracting(Notices.Notice::kind).containsExactly(Kind.ABSENCE);
    }

    @Test
    void refusesAnAbsenceThatCannotBe() {
        var today = Shop.OPENING.toLocalDate();
        assertThatThrownBy(() -> absences.enter("a", today, today.minusDays(1), Optional.empty(), "b")).hasMessageContaining("不能早于");
        assertThatThrownBy(() -> absences.enter("a", today, today, Optional.of("a"), "b")).hasMessageContaining("代理人不能是本人");
    }

    @Test
    void tellsTheRolesManagerInTheChain() {
        assertThat(io.tiaoli.processes.Role.managedBy(List.of("general-manager"))).contains("service-manager", "service-advisor", "cashier");
        assertThat(io.tiaoli.processes.Role.managedBy(List.of("service-manager"))).contains("service-advisor").doesNotContain("cashier", "sales-consultant");
        assertThat(io.tiaoli.processes.Role.managedBy(List.of("service-advisor"))).isEmpty();
    }
}
