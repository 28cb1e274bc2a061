package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.showroomvisits.ShowroomVisits;
import io.tiaoli.workers.traffic.TrafficSheet;

@FlowTest
class ShowroomVisitTest {

    @Autowired Shop shop;
    @Autowired VisitStory story;
    @Autowired ShowroomVisits visits;
    @Autowired TrafficSheet traffic;
    @Autowired Customers customers;
    @Autowired Events events;
    @Autowired StoredEvents told;
    @Autowired HistoryService history;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;
    ProcessInstance process;
    String caseNo;
    String phone;

    @BeforeEach
    void doorIsOpen() {
        story.duty("anna", "bing");
        phone = shop.phone();
    }

    void arrives(Map<String, Object> more) {
        process = story.arrives(more);
        caseNo = process.getBusinessKey();
    }

    Map<String, Object> name() {
        return Map.of("customerName", "张伟", "phone", phone);
    }

    String customerId() {
        return customers.withPhone(phone).get(0).id();
    }

    List<Stored> prospects() {
        return told.toldBy(caseNo).stream().filter(event -> event.name().equals("prospect-registered")).toList();
    }

    boolean passed(String step) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(step).count() > 0;
    }

    @Test
    @DisplayName("showroom-visit fact 1: with the duty order A, B and A busy, B gets the reception task; when both are, a supervisor or the showroom manager does")
    void dutyOrder() {
        arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isEqualTo("anna");
        story.greet("TALK");
        arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isEqualTo("bing");
        assertThat(shop.groups(shop.task("greet-visitor"))).containsExactly("sales-consultant");
        story.greet("LOOK");
        arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isNull();
        assertThat(shop.groups(shop.task("greet-visitor"))).as("and the showroom manager, who manages supervisors").containsExactly("supervisor");
    }

    @Test
    @DisplayName("showroom-visit fact 2: with two options shown the presentation is not complete, with three it is")
    void options() {
        arrives(Map.of());
        story.greet("TALK");
        story.talk(name());
        story.needs("NO_CAR", Map.of());
        story.choose();
        assertThatThrownBy(() -> shop.complete("present-vehicle", "presentation", Map.of("optionsShown", 2, "objection", "NONE"))).hasMessageContaining("「介绍了几种选装」的值「2」不合要求");
        story.present("DOUBT");
        assertThat(shop.task("answer-visit-objection").getDescription()).contains("问出疑点");
        shop.complete("answer-visit-objection", "visitObjection", Map.of("answer", "看了实测油耗", "settled", "YES"));
        assertThat(shop.hasTask("offer-test-drive")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 3: a visitor who came by car is asked about the old car; the answer that there is none is refused")
    void tradeInQuestion() {
        arrives(Map.of("arrivedByCar", true));
        story.greet("TALK");
        story.talk(Map.of());
        assertThatThrownBy(() -> story.needs("NO_CAR", Map.of())).hasMessageContaining("请问要不要免费评估旧车");
        assertThatThrownBy(() -> story.needs("YES", Map.of())).hasMessageContaining("要评估旧车，请登记姓名和电话");
        story.needs("YES", name());
        assertThat(shop.groups(shop.task("ask-old-car"))).containsExactly("sales-consultant");
        shop.complete("ask-old-car", "tradeInTalk", Map.of("wish", "NONE"));
        assertThat(shop.hasTask("select-vehicle")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 4: who leaves undecided at 11:00 is a prospect from 11:00, to be called within 48 hours")
    void undecided() {
        arrives(Map.of());
        story.untilTheFarewell(name());
        shop.at(Shop.OPENING.withHour(11));
        story.farewell();
        assertThat(prospects()).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(customerId());
            assertThat(event.payload()).contains("2026-11-23T11:00", "轩逸", "anna");
        });
        assertThat(shop.texts(caseNo)).singleElement().satisfies(text -> assertThat(text.content()).contains("谢谢您今天来看车", "顾问anna"));
        story.register();
        assertThat(visits.find(caseNo).orElseThrow()).satisfies(visit -> {
            assertThat(visit.result()).contains("UNDECIDED");
            assertThat(visit.registeredAt()).isPresent();
        });
    }

    @Test
    @DisplayName("showroom-visit fact 5: without a next contact the farewell is refused")
    void nextContact() {
        arrives(Map.of());
        story.untilTheFarewell(name());
        assertThatThrownBy(() -> shop.complete("say-farewell", "visitFarewell", Map.of("noData", false))).hasMessageContaining("请约好下次联系的时间");
        assertThatThrownBy(() -> shop.complete("say-farewell", "visitFarewell", Map.of("nextContactAt", Shop.iso(shop.now().minusHours(1))))).hasMessageContaining("应晚于现在");
        assertThatThrownBy(() -> shop.complete("say-farewell", "visitFarewell", Map.of("noData", true))).as("the name is known").hasMessageContaining("已登记的不用勾");
        story.farewell();
        assertThat(shop.hasTask("register-visit")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 6: a referrer noted at the first visit counts, one added at the second is refused")
    void referrer() {
        var referrer = shop.newCustomer("王芳");
        arrives(Map.of("referrer", referrer.phone().orElseThrow()));
        story.greet("TALK");
        story.talk(name());
        assertThat(shop.variable(process, "referrerId")).isEqualTo(referrer.id());
        assertThat(shop.variable(process, "firstVisitId")).isEqualTo(caseNo);

        phone = shop.phone();
        arrives(Map.of());
        story.greet("TALK");
        story.talk(name());
        var first = caseNo;
        shop.advance(Duration.ofDays(3));
        story.duty("anna");
        arrives(Map.of("referrer", referrer.phone().orElseThrow()));
        story.greet("TALK");
        story.talk(name());
        assertThat(shop.variable(process, "referrerId")).isNull();
        assertThat(shop.variable(process, "firstVisitId")).isEqualTo(first);
        assertThat(shop.tasks("assess-needs")).filteredOn(task -> task.getProcessInstanceId().equals(process.getId())).singleElement()
                .satisfies(task -> assertThat(task.getDescription()).contains("转介绍人要在第一次来店时登记"));
    }

    @Test
    @DisplayName("showroom-visit fact 7: with fewer than three kinds of drinks the audit item is not met, and nothing is refused")
    void drinks() {
        arrives(Map.of());
        story.untilTheFarewell(Map.of("customerName", "张伟", "phone", phone, "drinksOffered", 2));
        story.farewell();
        assertThat(visits.find(caseNo).orElseThrow().drinksMet()).contains(false);
        phone = shop.phone();
        story.duty("anna");
        arrives(Map.of());
        story.untilTheFarewell(Map.of("customerName", "张伟", "phone", phone, "drinksOffered", 3));
        story.farewell();
        assertThat(visits.find(caseNo).orElseThrow().drinksMet()).contains(true);
    }

    @Test
    @DisplayName("showroom-visit fact 8: an owner who returns is asked how the car has been used")
    void owner() {
        arrives(Map.of("isOwner", true));
        story.greet("TALK");
        assertThatThrownBy(() -> story.talk(name())).hasMessageContaining("老客户请问问车用得怎么样");
        story.talk(Map.of("carUse", "省油，后排有点挤"));
        assertThat(shop.hasTask("assess-needs")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 9: a visit that ended at 17:50 and is not registered at 18:00 is urged")
    void closingTime() {
        arrives(Map.of());
        story.untilTheFarewell(name());
        shop.at(Shop.OPENING.withHour(17).withMinute(50));
        story.farewell();
        shop.advanceTo(Shop.OPENING.withHour(17).withMinute(59));
        assertThat(shop.hasTask("urge-registration")).isFalse();
        shop.advanceTo(Shop.OPENING.withHour(18));
        assertThat(shop.groups(shop.task("urge-registration"))).containsExactly("showroom-manager");
        assertThat(shop.hasTask("register-visit")).isTrue();
        shop.complete("urge-registration", "visitUrge", Map.of("result", "已提醒"));
        story.register();
        assertThat(passed("visit-ended")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 11: who leaves no data leaves one line of statistics and no follow-up; no next contact is asked")
    void noData() {
        arrives(Map.of("partySize", 3));
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
        assertThat(prospects()).isEmpty();
        assertThat(traffic.of(caseNo)).singleElement().satisfies(line -> {
            assertThat(line.customerId()).isEmpty();
            assertThat(line.purpose()).isEqualTo("LEFT");
            assertThat(line.note()).contains("3 位，没留资料离开");
        });
        assertThat(shop.texts(caseNo)).isEmpty();
        story.register();
        assertThat(passed("visit-ended")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit: a cancelled visit frees the consultant; a visitor without a mobile is not texted")
    void cancelled() {
        story.duty("anna");
        arrives(Map.of());
        events.publish("case-cancelled", caseNo, Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(passed("visit-given-back")).isTrue();
        arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isEqualTo("anna");
        story.untilTheFarewell(Map.of("customerName", "张伟", "phone", "010-66668888"));
        story.farewell();
        assertThat(passed("visit-thanks-refused")).isTrue();
        assertThat(prospects()).hasSize(1);
    }
}
