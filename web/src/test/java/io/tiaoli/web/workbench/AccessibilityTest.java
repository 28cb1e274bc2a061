package io.tiaoli.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;

/** What axe finds on the pages of the workbench, for people who use a keyboard or a screen reader. */
@AppTest
class AccessibilityTest {

    static final Path AXE = Path.of("src", "main", "frontend", "node_modules", "axe-core", "axe.min.js");
    static final String FOLDER = "workshop/vehicle-repair";
    static final String OWNER = "process-owner-workshop-1";

    @Autowired Desk desk;
    @Autowired Drafts drafts;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void gone() {
        jdbc.sql("delete from flow_draft").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + FOLDER, "/" + FOLDER + "/cases", "/" + FOLDER + "/draft", "/" + FOLDER + "/difference", "/" + FOLDER + "/draft/files/vehicle-repair.bpmn",
            "/" + FOLDER + "/draft/files/oil-grade.dmn", "/" + FOLDER + "/draft/files/vehicle-repair-quote.form", "/" + FOLDER + "/draft/files/vehicle-repair-ready.sms",
            "/" + FOLDER + "/draft/files/vehicle-repair-quote-sheet.html", "/" + FOLDER + "/draft/files/oil-grade.csv", "/" + FOLDER + "/rehearsal"})
    @DisplayName("axe finds no serious violation on a page of the workbench")
    void serious(String path) throws IOException {
        drafts.open(FOLDER, OWNER);
        var page = desk.open(OWNER, "/workbench" + path);
        page.waitForCondition(() -> page.locator("#editor:not([data-state]), #diagram-canvas:visible:not([data-state=drawn]), #sample:not([data-state]), #rehearsal:not([data-state])").count() == 0);
        page.evaluate(Files.readString(AXE) + ";0");
        var found = (List<?>) page.evaluate("async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact)).flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ') + ' ' + n.html.slice(0, 160)))");
        assertThat(found).isEmpty();
    }
}
