package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;

/** A form as the person before it fills it in: each field by its label. */
final class FormPane {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Locator scope;

    FormPane(Locator scope) {
        this.scope = scope;
    }

    /** Text and numbers. */
    FormPane enter(String label, Object value) {
        labelled(label).fill(String.valueOf(value));
        assertThat(labelled(label)).hasValue(String.valueOf(value));
        return this;
    }

    FormPane date(String label, LocalDate day) {
        // a field that has just come into sight is drawn once more with its calendar; a click waits until it lies still
        labelled(label).click();
        return type(labelled(label), day.format(DAY));
    }

    /** A day and the time beside it. */
    FormPane moment(String label, LocalDateTime at) {
        var field = field("datetime", label);
        date(label, at.toLocalDate());
        var time = field.getByLabel(named("时间"));
        time.click();
        type(time, at.format(TIME));
        time.press("Tab");
        assertThat(field.locator(".fjs-form-field-error")).hasCount(0);
        return this;
    }

    /** One of several answers that are all on the screen. */
    FormPane choose(String label, String answer) {
        return choose(label, 0, answer);
    }

    /** The same in a row of a list whose rows stand fast, from 0. */
    FormPane choose(String label, int row, String answer) {
        var option = field("radio", label).nth(row).getByLabel(named(answer));
        option.click();
        assertThat(option).isChecked();
        return this;
    }

    /** One of the answers of a list that opens. */
    FormPane pick(String label, String answer) {
        var list = field("select", label);
        list.locator(".fjs-input-group").click();
        list.locator(".fjs-dropdownlist-item").getByText(answer, new Locator.GetByTextOptions().setExact(true)).click();
        return this;
    }

    /** Text that was there when the form opened. */
    FormPane shows(String label, String text) {
        assertThat(labelled(label)).hasValue(text);
        return this;
    }

    FormPane tick(String... labels) {
        for (String label : labels) {
            // Playwright's own check() looks before the box is drawn anew
            labelled(label).click();
            assertThat(labelled(label)).isChecked();
        }
        return this;
    }

    /** The row of a list, from 0; a row that is not there yet is added. */
    FormPane row(int index) {
        var rows = scope.locator(".fjs-repeat-row-container");
        if (rows.count() <= index) {
            scope.locator(".fjs-repeat-render-add").click();
            assertThat(rows).hasCount(index + 1);
        }
        return new FormPane(rows.nth(index));
    }

    /** Waits until the lists that were filled before show so many rows with this field. */
    FormPane hasRows(String label, int count) {
        assertThat(scope.locator("label").getByText(named(label))).hasCount(count);
        return this;
    }

    /** The calendar and the clock take over with Enter. */
    private FormPane type(Locator field, String text) {
        field.fill(text);
        field.press("Enter");
        assertThat(field).hasValue(text);
        return this;
    }

    private Locator labelled(String label) {
        return scope.getByLabel(named(label));
    }

    private Locator field(String type, String label) {
        return scope.locator(".fjs-form-field-" + type).filter(new Locator.FilterOptions().setHas(scope.page().locator("label").getByText(named(label))));
    }

    /** Exactly so, with or without the star of a field that must be filled. */
    private static Pattern named(String label) {
        return Pattern.compile("^\\s*" + label.replaceAll("[()./+*?]", "\\\\$0") + "\\s*\\*?\\s*$");
    }
}
