package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.showroomvisits.ShowroomVisits;
import io.tiaoli.workers.traffic.TrafficSheet;

/** How a visit ends: what is agreed, registered and told when the visitor leaves. */
@FlowTest
class ShowroomVisitFarewellTest {

    @Autowired Shop shop;
    @Autowired VisitStory story;
    @Autowired ShowroomVisits visits;
    @Autowired TrafficSheet traffic;
    @Autowired Events events;
    @Autowired Visitor visitor;

    @BeforeEach
    void doorIsOpen() {
        visitor.doorIsOpen();
    }

    @Test
    @DisplayName("showroom-visit fact 4: who leaves undecided at 11:00 is a prospect from 11:00, to be called within 48 hours")
    void undecided() {
        visitor.arrives(Map.of());
        story.untilTheFarewell(visitor.name());
        shop.at(Shop.OPENING.withHour(11));
        story.farewell();
        assertThat(visitor.prospects()).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(visitor.customerId());
            assertThat(event.payload()).contains("2026-11-23T11:00", "轩逸", "anna");
        });
        assertThat(shop.texts(visitor.caseNo)).singleElement().satisfies(text -> assertThat(text.content()).contains("谢谢您今天来看车", "顾问anna"));
        story.register();
        assertThat(visits.find(visitor.caseNo).orElseThrow()).satisfies(visit -> {
            assertThat(visit.result()).contains("UNDECIDED");
            assertThat(visit.registeredAt()).isPresent();
        });
    }

    @Test
    @DisplayName("showroom-visit fact 5: without a next contact the farewell is refused")
    void nextContact() {
        visitor.arrives(Map.of());
        story.untilTheFarewell(visitor.name());
        assertThatThrownBy(() -> shop.complete("say-farewell", "visitFarewell", Map.of("noData", false))).hasMessageContaining("请约好下次联系的时间");
        assertThatThrownBy(() -> shop.complete("say-farewell", "visitFarewell", Map.of("nextContactAt", Shop.iso(shop.now().minusHours(1))))).hasMessageContaining("应晚于现在");
        assertThatThrownBy(() -> shop.complete("say-farewell", "visitFarewell", Map.of("noData", true))).as("the name is known").hasMessageContaining("已登记的不用勾");
        story.farewell();
        assertThat(shop.hasTask("register-visit")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 9: a visit that ended at 17:50 and is not registered at 18:00 is urged")
    void closingTime() {
        visitor.arrives(Map.of());
        story.untilTheFarewell(visitor.name());
        shop.at(Shop.OPENING.withHour(17).withMinute(50));
        story.farewell();
        shop.advanceTo(Shop.OPENING.withHour(17).withMinute(59));
        assertThat(shop.hasTask("urge-registration")).isFalse();
        shop.advanceTo(Shop.OPENING.withHour(18));
        assertThat(shop.groups(shop.task("urge-registration"))).containsExactly("showroom-manager");
        assertThat(shop.hasTask("register-visit")).isTrue();
        shop.complete("urge-registration", "visitUrge", Map.of("result", "已提醒"));
        story.register();
        assertThat(visitor.passed("visit-ended")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 11: who leaves no data leaves one line of statistics and no follow-up; no next contact is asked")
    void noData() {
        visitor.arrives(Map.of("partySize", 3));
        story.greet("LOOK");
        shop.complete("look-alone", "visitLook", Map.of("interest", "天籁"));
        story.talk(Map.of());
        story.needs("NO_CAR", Map.of());
        story.choose();
        story.present("NONE");
        assertThatThrownBy(() -> story.offer("YES", Map.of())).hasMessageContaining("要试驾，请先登记姓名和电话");
        story.offer("NO", Map.of());
        assertThatThrownBy(() -> story.decide("YES")).hasMessageContaining("要谈价，请先登记姓名和电话");
        story.decide("NO");
        assertThatThrownBy(() -> story.farewell()).hasMessageContaining("请登记姓名和电话");
        shop.complete("say-farewell", "visitFarewell", Map.of("noData", true));
        assertThat(visitor.prospects()).isEmpty();
        assertThat(traffic.of(visitor.caseNo)).singleElement().satisfies(line -> {
            assertThat(line.customerId()).isEmpty();
            assertThat(line.purpose()).isEqualTo("LEFT");
            assertThat(line.note()).contains("3 位，没留资料离开");
        });
        assertThat(shop.texts(visitor.caseNo)).isEmpty();
        story.register();
        assertThat(visitor.passed("visit-ended")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit: a cancelled visit frees the consultant; a visitor without a mobile is not texted")
    void cancelled() {
        story.duty("anna");
        visitor.arrives(Map.of());
        events.publish("case-cancelled", visitor.caseNo, Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(visitor.passed("visit-given-back")).isTrue();
        visitor.arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isEqualTo("anna");
        story.untilTheFarewell(Map.of("customerName", "张伟", "phone", "010-66668888"));
        story.farewell();
        assertThat(visitor.passed("visit-thanks-refused")).isTrue();
        assertThat(visitor.prospects()).hasSize(1);
    }
}
