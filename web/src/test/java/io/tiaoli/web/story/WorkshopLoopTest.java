package io.tiaoli.web.story;

import static io.tiaoli.web.story.Visit.PADS;
import static io.tiaoli.web.story.Visit.PHONE;
import static io.tiaoli.web.story.Visit.PLATE;
import static io.tiaoli.web.story.Visit.REAR_PADS;
import static io.tiaoli.web.story.Visit.SLOT;
import static io.tiaoli.web.story.Visit.WIPERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

/** One visit to the workshop as everybody sees it who has a part in it; it leaves a picture of each chapter behind. */
@AppTest
@DirtiesContext
@Tag("story")
class WorkshopLoopTest {

    static final SmppPeer GATEWAY = new SmppPeer();

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Advisors advisors;
    @Autowired Bays bays;
    @Autowired Parts parts;
    @Autowired Customers customers;
    @Autowired Consents consents;
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
        agreeToCare();
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

    private void openShop() {
        advisors.put(new Advisor("service-advisor-1", "周敏", true));
        bays.put(new Bay("3", "3号工位", true));
        parts.put(new Part(PADS, "前刹车片", "副", 36_000, 0, 0, true));
        parts.put(new Part(WIPERS, "雨刮片", "副", 9_800, 5, 0, true));
        parts.put(new Part(REAR_PADS, "后刹车片", "副", 32_000, 3, 0, true));
    }

    /** Who did not agree to it is never called after the visit; customers who come from another system bring it along. */
    private void agreeToCare() {
        consents.grant(customers.withPhone(PHONE).get(0).id(), ContactPurpose.CARE, "预约时口头同意");
    }

    private void customerFile() {
        crew.at("business-dept-manager-1").work("指定跟踪业务员", PLATE, form -> form.enter("业务员账号", "follow-up-agent-1"));
        var task = tasks.createTaskQuery().taskName("建立档案").singleResult();
        assertThat(task.getDueDate()).isEqualTo("2026-11-26T12:55:00");
        crew.at("follow-up-agent-1").open("建立档案", PLATE).shot("19-customer-file");
    }

    private void followUpCall() {
        crew.moveTo(SLOT.plusDays(2).withHour(15));
        crew.advisor().open("电话联系客户", PLATE).complete(form -> {
            form.choose("结果", "接通了").enter("满意度评分", 2).enter("客户的看法", "等了太久");
            crew.advisor().shot("20-follow-up-call");
        });
    }

    private void complaint() {
        crew.at("customer-service-1").open("登记投诉", PLATE).complete(form -> {
            form.shows("经过", "回访评分 2 分。等了太久");
            crew.at("customer-service-1").shot("21-complaint");
            form.enter("主题", "等了太久");
        });
    }
}
