package io.tiaoli.web.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.OwnersFolders;
import io.tiaoli.processes.rehearsal.Outcome.Ending;
import io.tiaoli.processes.rehearsal.Scenario;
import io.tiaoli.web.testing.AppTest;

@AppTest
class RehearsalsTest {

    static final Scenario PLAIN = new Scenario("", "2026-11-23T09:00", Map.of(), Map.of(), List.of());
    static final String CONTACT = "shared/customer-contact";

    @Autowired Rehearsals rehearsals;
    @Autowired OwnersFolders owners;
    @Autowired FlowDeployments deployments;

    FlowFolder contact(UnaryOperator<String> edit) {
        var files = new TreeMap<>(deployments.content(CONTACT, deployments.latest(CONTACT).deploymentId()).files());
        files.put("customer-contact.bpmn", edit.apply(new String(files.get("customer-contact.bpmn"), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return new FlowFolder(CONTACT, files);
    }

    @Test
    @DisplayName("two rehearsals of one order begin on the same stage, and a draft that is refused, or goes in circles, is said to be so")
    void failures() {
        var twice = rehearsals.run(contact(xml -> xml), List.of(PLAIN, PLAIN), said -> {});
        assertThat(twice).extracting(o -> o.ending()).containsExactly(Ending.ENDED, Ending.ENDED);
        assertThat(twice.get(0).timeline()).isEqualTo(twice.get(1).timeline());

        assertThatThrownBy(() -> rehearsals.run(contact(xml -> xml.replace("${planContact}", "${nobody}")), List.of(PLAIN), said -> {}))
                .isInstanceOf(RehearsalFailed.class).hasMessageContaining("部署未被接受").hasMessageContaining("nobody");

        var circle = rehearsals.run(contact(RehearsalsTest::circle), List.of(PLAIN), said -> {}).get(0);
        assertThat(circle.ending()).isEqualTo(Ending.LIMIT);
        assertThat(circle.said()).contains("图上可能有绕不出来的圈");
    }

    @Test
    @DisplayName("a process that is ended from outside, or takes too long, is replaced, and the owner is told")
    void killed() {
        var told = new ArrayList<String>();
        assertThatThrownBy(() -> rehearsals.run(contact(xml -> xml), List.of(PLAIN), said -> {
            told.add(said);
            ProcessHandle.current().children().filter(child -> child.info().command().orElse("").endsWith("java")).forEach(ProcessHandle::destroyForcibly);
        })).isInstanceOf(RehearsalFailed.class).hasMessageContaining("预演的进程中途停了");
        assertThat(told).isNotEmpty();

        var impatient = new Rehearsals(owners, "on-demand", "1");
        try {
            assertThatThrownBy(() -> impatient.run(contact(RehearsalsTest::circle), List.of(PLAIN), said -> {})).isInstanceOf(RehearsalFailed.class).hasMessageContaining("1 秒之内没有走完");
        } finally {
            impatient.destroy();
        }
        assertThat(rehearsals.run(contact(xml -> xml), List.of(PLAIN), said -> {}).get(0).ending()).isEqualTo(Ending.ENDED);
    }

    /** Asks for ever whether the customer may be contacted. */
    static String circle(String xml) {
        return xml.replaceFirst("(<bpmn:sequenceFlow id=\"[^\"]+\" sourceRef=\"plan-contact\" targetRef=\")[^\"]+", "$1plan-contact");
    }

    static Set<Long> processes() {
        return ProcessHandle.current().children().filter(child -> child.info().command().orElse("").endsWith("java")).map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("while somebody edits, a process is at hand before the first rehearsal, and the same one right after it, on an empty stage")
    void again() {
        var before = processes();
        var keeping = new Rehearsals(owners, "spare", "60");
        try {
            keeping.expected();
            await().atMost(Duration.ofMinutes(5)).until(keeping::isReady);
            keeping.expected();
            var kept = processes();
            assertThat(kept).containsAll(before).hasSize(before.size() + 1);

            var first = keeping.run(contact(xml -> xml), List.of(PLAIN), said -> {}).get(0);
            assertThatThrownBy(() -> keeping.run(contact(xml -> xml.replace("${planContact}", "${nobody}")), List.of(PLAIN), said -> {})).isInstanceOf(RehearsalFailed.class);
            var second = keeping.run(contact(xml -> xml), List.of(PLAIN), said -> {}).get(0);
            assertThat(second.timeline()).isEqualTo(first.timeline());
            assertThat(processes()).as("the same one").isEqualTo(kept);
        } finally {
            keeping.destroy();
        }
        assertThat(keeping.isReady()).isFalse();
        await().until(() -> processes().equals(before));
    }

    @Test
    @DisplayName("a wrong setting is refused by its name, and where rehearsals are off, that is said")
    void settings() {
        assertThatThrownBy(() -> new Rehearsals(owners, "always", "60")).hasMessageContaining("环境变量 TIAOLI_REHEARSAL_PROCESS 的值「always」不对");
        assertThatThrownBy(() -> new Rehearsals(owners, "spare", "soon")).hasMessageContaining("环境变量 TIAOLI_REHEARSAL_SECONDS 的值「soon」不对");
        assertThatThrownBy(() -> new Rehearsals(owners, "off", "60").run(contact(xml -> xml), List.of(PLAIN), said -> {})).hasMessageContaining("预演没有开");
    }

    @Test
    @DisplayName("the process gets none of our secrets")
    void noSecrets() {
        var settings = RehearsalCommand.settings(Map.of("DB_URL", "jdbc:postgresql://db/x", "DB_PASSWORD", "p", "TIAOLI_FILES_KEY", "k", "TIAOLI_SMS_GATEWAY", "smpp", "TIAOLI_SMS_SMPP_PASSWORD", "s",
                "TIAOLI_ADMIN_PASSWORD", "a", "TIAOLI_DEMO", "false", "TIAOLI_CALLS_PER_DAY", "2", "AWS_SECRET", "x"));
        assertThat(settings.keySet()).containsExactly("TIAOLI_CALLS_PER_DAY", "TIAOLI_DEMO", "TZ");
        assertThat(settings).containsEntry("TIAOLI_DEMO", "true");
    }
}
