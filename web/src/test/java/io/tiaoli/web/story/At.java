package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;

import io.tiaoli.testing.Browser;

/** Somebody at his or her own window, working in Tasklist. */
final class At {

    private static final String GROUP = "我组待领";
    private static final String MINE = "我的任务";

    private static final Pattern FILTER = Pattern.compile("(?<=filter=)[\\w-]+");
    private static final Pattern COUNT = Pattern.compile("\"count\"\\s*:\\s*(\\d+)");

    private final Page page;
    private final Runnable afterwards;

    /** @param afterwards what the shop does by itself once a form has been sent */
    At(Page page, Runnable afterwards) {
        this.page = page;
        this.afterwards = afterwards;
    }

    /** Starts a flow by its form. */
    At start(String flow, Consumer<FormPane> fill) {
        page.getByText("发起流程").first().click();
        var dialog = page.locator(".modal-content");
        dialog.getByText(flow, new Locator.GetByTextOptions().setExact(true)).click();
        fill.accept(new FormPane(dialog.locator(".fjs-form")));
        send(dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("发起").setExact(true)), "submit-form");
        assertThat(dialog).isHidden();
        afterwards.run();
        return this;
    }

    /** Takes the task out of the group's list if it is nobody's yet, fills in its form and completes it. */
    At work(String task, String about, Consumer<FormPane> fill) {
        return open(task, about).complete(fill);
    }

    /** Opens a task of one's own or of the group, and claims it. */
    At open(String task, String about) {
        var card = find(task, about);
        card.locator("a").first().click();
        assertThat(form()).isVisible();
        var claim = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("领取").setExact(true));
        if (claim.isVisible()) {
            claim.click();
            assertThat(claim).isHidden();
        }
        return this;
    }

    /** Fills in the form that is open and completes the task. */
    At complete(Consumer<FormPane> fill) {
        fill.accept(new FormPane(form()));
        send(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true)), "submit-form");
        assertThat(form()).isHidden();
        afterwards.run();
        return this;
    }

    /** Opens the link of the card above the form in a window of its own. */
    Page follow(String link) {
        return page.waitForPopup(() -> link(link).click());
    }

    /** Where a link of the card leads, to open it on a phone. */
    String address(String link) {
        return URI.create(link(link).getAttribute("href")).getPath();
    }

    /** Exactly one paper waits for the customer's name in this step. */
    At offersToSign(String paper) {
        assertThat(page.locator(".form-pane .tiaoli-context-links a").filter(new Locator.FilterOptions().setHasText("签字"))).hasText("签字：" + paper);
        return this;
    }

    /** What the form says before anything is filled in. */
    At reads(String text) {
        assertThat(form()).containsText(text);
        return this;
    }

    /** Why the task came back, above its form. */
    At cameBack(String why) {
        assertThat(page.locator(".form-pane .tiaoli-context-causes")).containsText(why);
        return this;
    }

    At shot(String name) {
        Browser.screenshot(page, "story-" + name);
        return this;
    }

    private Locator form() {
        return page.locator(".form-pane .fjs-form");
    }

    private Locator link(String text) {
        return page.locator(".form-pane .tiaoli-context").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    /** Tasklist reads a list anew when one comes from another list, so the one that stands open is looked at last. */
    private Locator find(String task, String about) {
        var open = page.locator(".task-filter.active");
        assertThat(open).hasCount(1);
        List<String> lists = open.innerText().contains(GROUP) ? List.of(MINE, GROUP) : List.of(GROUP, MINE);
        List<String> seen = new ArrayList<>();
        for (String list : lists) {
            int expected = switchTo(list);
            var cards = page.locator("ol.tasks-list li.task");
            assertThat(open).containsText(list);
            assertThat(cards).hasCount(expected);
            var card = cards.filter(new Locator.FilterOptions().setHas(page.locator("h4.task").getByText(task, new Locator.GetByTextOptions().setExact(true))))
                    .filter(new Locator.FilterOptions().setHasText(about));
            if (card.count() > 0) return card.first();
            seen.addAll(cards.allInnerTexts());
        }
        throw new AssertionError("没有任务「%s」（%s），列表里是：%s".formatted(task, about, seen));
    }

    /** How many tasks the list holds, as the server says. */
    private int switchTo(String list) {
        String before = FILTER.matcher(page.url()).results().findFirst().map(MatchResult::group).orElse("none");
        var answer = page.waitForResponse(response -> response.url().contains("/list?") && response.url().contains("/filter/") && !response.url().contains(before),
                () -> page.locator(".task-filter").getByText(list).click());
        var count = COUNT.matcher(answer.text());
        if (!count.find()) throw new AssertionError("「%s」没有读出来：%s".formatted(list, answer.text()));
        return Integer.parseInt(count.group(1));
    }

    private void send(Locator button, String call) {
        assertThat(button).isEnabled();
        Response answer;
        try {
            answer = page.waitForResponse(response -> response.url().endsWith(call), button::click);
        } catch (TimeoutError e) {
            shot("stuck");
            throw new AssertionError("表单没有发出去：" + page.locator(".fjs-form-field-error").allInnerTexts(), e);
        }
        if (!answer.ok()) throw new AssertionError("服务器没有接受：" + answer.text());
    }
}
