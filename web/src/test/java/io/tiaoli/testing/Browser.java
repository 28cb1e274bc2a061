package io.tiaoli.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** One Chromium for all browser tests of a JVM, with windows as people at a desk or on a phone have them. */
public final class Browser {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MS = 20_000;
    /** The first three because the tests run in containers; the others because a test calls nobody else. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--font-render-hinting=none");

    private static com.microsoft.playwright.Browser chromium;

    private Browser() {
    }

    /** A new window of 1440 x 900 with no cookies; its base address is that of the application under test. */
    public static Page desk(String baseUrl) {
        return window(baseUrl, 1440, 900);
    }

    /** A new window of 390 x 844 with no cookies, as on a phone. */
    public static Page phone(String baseUrl) {
        return window(baseUrl, 390, 844);
    }

    /** Keeps a picture of the window as it is now, as {@code target/screenshots/<name>.png}. */
    public static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** The same with what must be scrolled to. */
    public static void wholePage(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
    }

    private static Page window(String baseUrl, int width, int height) {
        BrowserContext context = chromium().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(noDownload));
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.putAll(ChineseFont.environment());
            chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(ChromiumBinary.path())
                    .setArgs(ARGUMENTS)
                    .setEnv(environment));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }
}
