package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.story.Visit.PADS;
import static io.tiaoli.web.story.Visit.PLATE;
import static io.tiaoli.web.story.Visit.REAR_PADS;
import static io.tiaoli.web.story.Visit.SLOT;
import static io.tiaoli.web.story.Visit.WIPERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;

/** One visit to the workshop as everybody sees it who has a part in it; it leaves a picture of each chapter behind. */
@AppTest
@Tag("story")
class WorkshopLoopTest {

    static final SmppPeer GATEWAY = new SmppPeer();

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired TaskService tasks;

    private Crew crew;

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry settings) {
        settings.add("tiaoli.sms.gateway", () -> "smpp");
        settings.add("tiaoli.sms.smpp.host", () -> "127.0.0.1");
        settings.add("tiaoli.sms.smpp.port", () -> GATEWAY.port());
        settings.add("tiaoli.sms.smpp.system-id", () -> "tiaoli");
        settings.add("tiaoli.sms.smpp.password", () -> "secret");
        settings.add("tiaoli.sms.smpp.source", () -> "10690001");
    }

    @AfterAll
    static void closeGateway() {
        GATEWAY.close();
    }

    @Test
    @DisplayName("a customer books, comes, has the car repaired, leaves, is called and complains, everybody working at a window of their own")
    void theWholeLoop() {
        crew = new Crew(desk, floor, GATEWAY);
        openShop();
        var comingIn = new ComingIn(crew);
        comingIn.bookingCall();
        comingIn.reminderCall();
        comingIn.arrival();
        comingIn.reception();
        comingIn.estimate();
        comingIn.preInspection();
        var work = new Work(crew);
        work.quote();
        work.partialApproval();
        work.order();
        work.repair();
        work.finding();
        work.quality();
        work.payment();
        work.handOver();
        customerFile();
        followUpCall();
        complaint();
    }

    /** The pads are sold out; all else is as the demo company has it. */
    private void openShop() {
        var office = crew.open("service-manager-1", "/imports");
        var list = "配件编号,名称,单位,单价（元）,库存\n%s,前刹车片,副,360,0\n%s,雨刮片,副,98,5\n%s,后刹车片,副,320,3\n".formatted(PADS, WIPERS, REAR_PADS);
        office.locator("form[action='/imports/parts'] input[type=file]").setInputFiles(new FilePayload("配件.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        office.locator("form[action='/imports/parts'] button").click();
        office.getByText("确认写入 3 行").click();
        assertThat(office.getByRole(AriaRole.STATUS)).containsText("导入完成：新增 3");
        office.close();
    }

    private void customerFile() {
        crew.at("business-dept-manager-1").work("指定跟踪业务员", PLATE, form -> form.enter("业务员账号", "follow-up-agent-1"));
        var task = tasks.createTaskQuery().taskName("建立档案").singleResult();
        assertThat(task.getDueDate()).isEqualTo("2026-11-26T12:55:00");
        crew.at("follow-up-agent-1").open("建立档案", PLATE).shot("20-customer-file");
    }

    private void followUpCall() {
        crew.moveTo(SLOT.plusDays(2).withHour(15));
        crew.advisor().open("电话联系客户", PLATE).complete(form -> {
            form.choose("结果", "接通了").enter("满意度评分", 2).enter("客户的看法", "等了太久");
            crew.advisor().shot("21-follow-up-call");
        });
    }

    private void complaint() {
        crew.at("customer-service-1").open("登记投诉", PLATE).complete(form -> {
            form.shows("经过", "回访评分 2 分。等了太久");
            crew.at("customer-service-1").shot("22-complaint");
            form.enter("主题", "等了太久");
        });
    }
}
