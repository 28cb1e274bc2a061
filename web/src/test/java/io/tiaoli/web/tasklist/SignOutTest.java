package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Signing out")
@Tag("tasklist")
class SignOutTest {

    private static final Pattern SIGN_IN = Pattern.compile("/login(\\?.*)?$");

    @Test
    @DisplayName("forgets the drafts and ends the session")
    void ends() {
        try (TasklistWindow window = TasklistWindow.atDesk()) {
            Page page = window.open(TasklistSample.running().taskFor("RO-20261121-0301", true)).page();
            window.field("客户要求").fill("不要让别人看到");
            window.button("保存").click();
            assertThat(drafts(page)).isEqualTo(1);

            signOut(page);
            assertThat(page).hasURL(Pattern.compile("/sign-out$"));
            assertThat(drafts(page)).isZero();
            page.getByText("退出登录").click();
            assertThat(page).hasURL(SIGN_IN);
            page.navigate("/camunda/app/tasklist/default/");
            assertThat(page).hasURL(SIGN_IN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "admin", "cockpit"})
    @DisplayName("leads from every application to the same page")
    void everywhere(String app) {
        try (TasklistWindow window = TasklistWindow.ofAdministrator()) {
            window.page().navigate("/camunda/app/" + app + "/default/");
            signOut(window.page());
            assertThat(window.page()).hasURL(Pattern.compile("/sign-out$"));
        }
    }

    @Test
    @DisplayName("the engine's own sign-in form gives way to Tiaoli's")
    void oneWayIn() {
        try (TasklistWindow window = TasklistWindow.atDesk()) {
            window.page().navigate("/camunda/app/tasklist/default/#/login");
            assertThat(window.page()).hasURL(SIGN_IN);
        }
    }

    private static int drafts(Page page) {
        return (int) page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('camunda-form:')).length");
    }

    private static void signOut(Page page) {
        // the header is drawn anew while the application starts, and would close the menu
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("li.account .dropdown-toggle").click();
        page.locator("li.account li.logout a").click();
    }
}
