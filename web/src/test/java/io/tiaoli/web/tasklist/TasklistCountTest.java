package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Tasklist and a count that ends at 1,000")
@Tag("tasklist")
class TasklistCountTest {

    @Test
    @DisplayName("says 1000+ where there are more, and the number where there are not")
    void saysThatThereAreMore() {
        try (var window = TasklistWindow.atDesk()) {
            counts(window, 1001);
            assertThat(window.page().locator(".counter:visible")).hasText("1000+");
            counts(window, 1000);
            assertThat(window.page().locator(".counter:visible")).hasText("1000");
        }
    }

    /** As if the server had counted so many tasks. */
    private static void counts(TasklistWindow window, int count) {
        Pattern list = Pattern.compile(".*/filter/[^/]+/list.*");
        window.page().unroute(list);
        window.page().route(list, route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(answer.text().replaceAll("\"count\":\\d+", "\"count\":" + count)));
        });
        window.page().reload();
    }
}
