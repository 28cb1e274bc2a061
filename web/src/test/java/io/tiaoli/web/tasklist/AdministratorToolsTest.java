package io.tiaoli.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Tools of administrators")
@Tag("tasklist")
class AdministratorToolsTest {

    @ParameterizedTest
    @CsvSource({"admin, Users, 系统管理", "cockpit, Running Process Instances, 流程监控"})
    @DisplayName("open, in English, under our name")
    void open(String app, String text, String name) {
        try (TasklistWindow window = TasklistWindow.ofAdministrator()) {
            Page page = window.page();
            page.navigate("/camunda/app/" + app + "/default/");
            assertThat(page.getByText(text).first()).isVisible();
            assertThat(page.locator(".brand-name")).hasText("条理 " + name);
            window.shot(app);
        }
    }
}
