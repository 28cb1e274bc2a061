package io.tiaoli.web.workbench;

import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Axe;
import io.tiaoli.web.testing.Desk;

/** What axe finds on the pages of the workbench, for people who use a keyboard or a screen reader. */
@AppTest
class AccessibilityTest {

    static final String FOLDER = Bench.REPAIR;

    @Autowired Desk desk;
    @Autowired Bench bench;

    @AfterEach
    void gone() {
        bench.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vehicle-repair.bpmn", "oil-grade.dmn", "vehicle-repair-quote.form", "vehicle-repair-quote-sheet.html"})
    @DisplayName("an editor writes no error into the browser's console, as of styles that the page does not allow")
    void quiet(String file) {
        bench.begin(FOLDER);
        var page = desk.open(OWNER, "/workbench/" + FOLDER + "/draft");
        var errors = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text());
        });
        page.navigate("/workbench/" + FOLDER + "/draft/files/" + file);
        page.waitForCondition(() -> page.locator("#editor:not([data-state]), #sample:not([data-state])").count() == 0);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + FOLDER, "/" + FOLDER + "/cases", "/" + FOLDER + "/steps/confirm-items", "/form-preview", "/" + FOLDER + "/draft",
            "/" + FOLDER + "/difference", "/" + FOLDER + "/draft/files/vehicle-repair.bpmn", "/" + FOLDER + "/draft/files/oil-grade.dmn", "/" + FOLDER + "/draft/files/vehicle-repair-quote.form", "/" + FOLDER + "/draft/files/vehicle-repair-ready.sms",
            "/" + FOLDER + "/draft/files/vehicle-repair-quote-sheet.html", "/" + FOLDER + "/draft/files/oil-grade.csv",
            "/" + FOLDER + "/draft/files/vehicle-repair-quote.call", "/" + FOLDER + "/rehearsal"})
    @DisplayName("axe finds no serious violation on a page of the workbench")
    void serious(String path) {
        bench.begin(FOLDER);
        var page = desk.open(OWNER, "/workbench" + path);
        page.waitForCondition(() -> page.locator("#editor:not([data-state]), #diagram-canvas:visible:not([data-state=drawn]), #sample:not([data-state]), #rehearsal:not([data-state])").count() == 0);
        assertThat(Axe.serious(page)).isEmpty();
    }
}
