package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.showroomvisits.ShowroomVisits;

/** From the door to the presentation. */
@FlowTest
class ShowroomVisitTest {

    @Autowired Shop shop;
    @Autowired VisitStory story;
    @Autowired ShowroomVisits visits;
    @Autowired Visitor visitor;

    @BeforeEach
    void doorIsOpen() {
        visitor.doorIsOpen();
    }

    @Test
    @DisplayName("showroom-visit fact 1: with the duty order A, B and A busy, B gets the reception task; when both are, a supervisor or the showroom manager does")
    void dutyOrder() {
        visitor.arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isEqualTo("anna");
        story.greet("TALK");
        visitor.arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isEqualTo("bing");
        assertThat(shop.groups(shop.task("greet-visitor"))).containsExactly("sales-consultant");
        story.greet("LOOK");
        visitor.arrives(Map.of());
        assertThat(shop.task("greet-visitor").getAssignee()).isNull();
        assertThat(shop.groups(shop.task("greet-visitor"))).as("and the showroom manager, who manages supervisors").containsExactly("supervisor");
    }

    @Test
    @DisplayName("showroom-visit fact 2: with two options shown the presentation is not complete, with three it is")
    void options() {
        visitor.arrives(Map.of());
        story.greet("TALK");
        story.talk(visitor.name());
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
        visitor.arrives(Map.of("arrivedByCar", true));
        story.greet("TALK");
        story.talk(Map.of());
        assertThatThrownBy(() -> story.needs("NO_CAR", Map.of())).hasMessageContaining("请问要不要免费评估旧车");
        assertThatThrownBy(() -> story.needs("YES", Map.of())).hasMessageContaining("要评估旧车，请登记姓名和电话");
        story.needs("YES", visitor.name());
        assertThat(shop.groups(shop.task("ask-old-car"))).containsExactly("sales-consultant");
        shop.complete("ask-old-car", "tradeInTalk", Map.of("wish", "NONE"));
        assertThat(shop.hasTask("select-vehicle")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit fact 6: a referrer noted at the first visit counts, one added at the second is refused")
    void referrer() {
        var referrer = shop.newCustomer("王芳");
        visitor.arrives(Map.of("referrer", referrer.phone().orElseThrow()));
        story.greet("TALK");
        story.talk(visitor.name());
        assertThat(shop.variable(visitor.process, "referrerId")).isEqualTo(referrer.id());
        assertThat(shop.variable(visitor.process, "firstVisitId")).isEqualTo(visitor.caseNo);

        visitor.phone = shop.phone();
        visitor.arrives(Map.of());
        story.greet("TALK");
        story.talk(visitor.name());
        var first = visitor.caseNo;
        shop.advance(Duration.ofDays(3));
        story.duty("anna");
        visitor.arrives(Map.of("referrer", referrer.phone().orElseThrow()));
        story.greet("TALK");
        story.talk(visitor.name());
        assertThat(shop.variable(visitor.process, "referrerId")).isNull();
        assertThat(shop.variable(visitor.process, "firstVisitId")).isEqualTo(first);
        assertThat(shop.tasks("assess-needs")).filteredOn(task -> task.getProcessInstanceId().equals(visitor.process.getId())).singleElement()
                .satisfies(task -> assertThat(task.getDescription()).contains("转介绍人要在第一次来店时登记"));
    }

    @Test
    @DisplayName("showroom-visit fact 7: with fewer than three kinds of drinks the audit item is not met, and nothing is refused")
    void drinks() {
        visitor.arrives(Map.of());
        story.untilTheFarewell(Map.of("customerName", "张伟", "phone", visitor.phone, "drinksOffered", 2));
        story.farewell();
        assertThat(visits.find(visitor.caseNo).orElseThrow().drinksMet()).contains(false);
        visitor.phone = shop.phone();
        story.duty("anna");
        visitor.arrives(Map.of());
        story.untilTheFarewell(Map.of("customerName", "张伟", "phone", visitor.phone, "drinksOffered", 3));
        story.farewell();
        assertThat(visits.find(visitor.caseNo).orElseThrow().drinksMet()).contains(true);
    }

    @Test
    @DisplayName("showroom-visit fact 8: an owner who returns is asked how the car has been used")
    void owner() {
        visitor.arrives(Map.of("isOwner", true));
        story.greet("TALK");
        assertThatThrownBy(() -> story.talk(visitor.name())).hasMessageContaining("老客户请问问车用得怎么样");
        story.talk(Map.of("carUse", "省油，后排有点挤"));
        assertThat(shop.hasTask("assess-needs")).isTrue();
    }
}
