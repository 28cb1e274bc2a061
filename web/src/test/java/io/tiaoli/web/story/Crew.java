package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.story.Visit.PLATE;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import com.microsoft.playwright.Page;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;

/** Everybody who has a part in the visit, each at a window of his or her own, and the clock on the wall. */
final class Crew {

    private final Desk desk;
    private final Floor floor;
    private final SmppPeer gateway;
    private final Map<String, Page> windows = new HashMap<>();

    Crew(Desk desk, Floor floor, SmppPeer gateway) {
        this.desk = desk;
        this.floor = floor;
        this.gateway = gateway;
    }

    At at(String user) {
        return new At(windows.computeIfAbsent(user, this::tasklist), floor::settle);
    }

    private Page tasklist(String user) {
        var window = desk.open(user, "/camunda/app/tasklist/default/");
        assertThat(window.locator(".task-filter.active")).hasCount(1);
        return onTime(window);
    }

    At advisor() {
        return at("service-advisor-1");
    }

    /** A page of ours in a window that is closed again. */
    Page open(String user, String path) {
        return desk.open(user, path);
    }

    Page phone(String user, String path) {
        return desk.phone(user, path);
    }

    void settle() {
        floor.settle();
    }

    void moveTo(LocalDateTime time) {
        floor.advance(Duration.between(floor.now(), time));
        windows.values().forEach(this::onTime);
    }

    /** The clock of a window shows the shop's time, so that tasks read as due in an hour and not in a month. */
    private Page onTime(Page window) {
        window.clock().setFixedTime(Date.from(floor.now().atZone(ZoneId.systemDefault()).toInstant()));
        return window;
    }

    /** The customer signs on the screen, and the advisor says so in the task. */
    void sign(String task, String paper, String shot) {
        advisor().open(task, PLATE);
        advisor().offersToSign(paper);
        Pen.sign(advisor().follow("签字：" + paper), shot);
        advisor().complete(form -> form.choose("签名", "已在屏幕上签名"));
    }

    void signOrder(String shot) {
        advisor().open("客户签任务委托书", PLATE);
        Pen.sign(advisor().follow("签字：任务委托书"), shot);
        advisor().complete(form -> form.tick("项目、金额、时间、旧件、质保和委托书的意思都讲清楚了").choose("签名", "已在屏幕上签名"));
    }

    /** The newest short message that the gateway took for the customer, its parts put together. */
    String received() {
        StringBuilder text = new StringBuilder();
        for (int i = gateway.taken.size() - 1; i >= 0; i--) {
            var taken = gateway.taken.get(i);
            text.insert(0, taken.text());
            if (taken.part() == 1) break;
        }
        return text.toString();
    }
}
