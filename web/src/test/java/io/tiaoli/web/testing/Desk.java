package io.tiaoli.web.testing;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import io.tiaoli.testing.Browser;

/** Opens browser windows on the application under test, signed on as somebody of the demo company; they close with the test. */
@Component
public class Desk {

    public static final String PASSWORD = "Tiaoli-demo-2026";

    private final Environment environment;
    private final List<Page> windows = new ArrayList<>();

    Desk(Environment environment) {
        this.environment = environment;
    }

    public String url() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    /** A window of 1440 x 900 in which {@code user} has signed on and stands on the page {@code path}. */
    public Page open(String user, String path) {
        return signIn(window(Browser.desk(url())), user, path);
    }

    /** The same on a phone. */
    public Page phone(String user, String path) {
        return signIn(window(Browser.phone(url())), user, path);
    }

    /** A window in which nobody has signed on. */
    public Page stranger() {
        return window(Browser.desk(url()));
    }

    void leave() {
        windows.forEach(window -> window.context().close());
        windows.clear();
    }

    private Page window(Page window) {
        windows.add(window);
        return window;
    }

    private static Page signIn(Page window, String user, String path) {
        // a stranger is sent to the sign-in page, and from there to the page that was asked for
        window.navigate(path);
        window.locator("#username").fill(user);
        window.locator("#password").fill(PASSWORD);
        window.locator("button[type=submit]").click();
        window.waitForURL(url -> !url.contains("/login"));
        return window;
    }
}
