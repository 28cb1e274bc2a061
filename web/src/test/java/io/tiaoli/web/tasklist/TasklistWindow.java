package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tiaoli.testing.Browser;

/** Tasklist in a browser window, as a test works in it. */
final class TasklistWindow implements AutoCloseable {

    /** Everything that a person can see or hear read out: texts, and attributes that are shown. */
    private static final String SEEN = """
            () => {
              const shown = [...document.querySelectorAll('body *')].filter(node => node.checkVisibility());
              const attributes = shown.flatMap(node => ['placeholder', 'title', 'aria-label']
                  .map(name => node.getAttribute(name)).filter(Boolean));
              const choices = shown.flatMap(node => node.tagName === 'SELECT' ? [...node.options].map(o => o.text) : []);
              return [document.title, ...document.body.innerText.split('\\n'), ...attributes, ...choices];
            }
            """;
    /** Names of people, groups, cases, zones, keys and of the engine and its makers, which need no translation. */
    private static final Pattern NAMES = Pattern.compile("Camunda Platform|v7\\.24\\.0|Powered by bpmn\\.io|Asia/Shanghai"
            + "|RO-[A-Z0-9-]+|service-advisor(-1)?|ctrl\\+(alt|shift)\\+[a-z]|name@example\\.com|<b>|</b>");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    private final Page page;

    private TasklistWindow(Page page) {
        this.page = page;
    }

    static TasklistWindow atDesk() {
        return new TasklistWindow(Browser.desk(TasklistSample.running().url())).signIn(TasklistSample.USER);
    }

    static TasklistWindow onPhone() {
        return new TasklistWindow(Browser.phone(TasklistSample.running().url())).signIn(TasklistSample.USER);
    }

    static TasklistWindow ofAdministrator() {
        return new TasklistWindow(Browser.desk(TasklistSample.running().url())).signIn(TasklistSample.ADMINISTRATOR);
    }

    private TasklistWindow signIn(String user) {
        page.navigate("/login");
        page.locator("#username").fill(user);
        page.locator("#password").fill(TasklistSample.PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL("**/camunda/app/tasklist/default/**");
        return this;
    }

    Page page() {
        return page;
    }

    /** Opens the task and waits until its form is drawn. */
    TasklistWindow open(String task) {
        // until its list stands, Tasklist still rewrites the address and would lose the task
        assertThat(page.locator(".task-filter.active")).hasCount(1);
        page.waitForURL(url -> url.contains("sorting="));
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.locator(".fjs-form")).isVisible();
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(Pattern.compile("^" + label + "\\*?$"));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator context() {
        return page.locator(".form-pane .tiaoli-context");
    }

    /** What of the present screen is still English. */
    List<String> english() {
        return ((List<?>) page.evaluate(SEEN)).stream().map(String::valueOf)
                .flatMap(text -> Stream.of(text.strip()))
                .filter(text -> ENGLISH.matcher(NAMES.matcher(text).replaceAll("")).find())
                .distinct().toList();
    }

    TasklistWindow shot(String name) {
        Browser.screenshot(page, "tasklist-" + name);
        return this;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
