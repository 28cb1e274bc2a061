package io.tiaoli.processes.membership;

import static io.tiaoli.processes.membership.NewOwners.DELIVERED;
import static io.tiaoli.processes.membership.NewOwners.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.care.CareAnswers;
import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.StoredEvents;

@FlowTest
class NewOwnerAnswersTest {

    @Autowired Shop shop;
    @Autowired NewOwners owners;
    @Autowired StoredEvents told;
    @Autowired CareAnswers answers;
    @Autowired Consents consents;
    @Autowired Vehicles vehicles;
    @Autowired Advisors advisors;
    @Autowired Bays bays;
    @Autowired RuntimeService runtime;

    @Test
    @DisplayName("new-owner-care fact 9: a problem at day 14 that the clerk cannot answer books an inspection, with a confirmation call one day before")
    void dayFourteenBooksAnInspection() {
        bays.put(new Bay("3", "3号工位", true));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(14).plusHours(5));
        assertThatThrownBy(() -> owners.call(owner, "day14", Map.of("question", "冷车启动有哒哒声"))).hasMessageContaining("当场能解答吗");
        owners.call(owner, "day14", Map.of("question", "冷车启动有哒哒声", "canAnswer", "NO", "mileageKm", 900));
        var booking = runtime.createProcessInstanceQuery().processDefinitionKey("service-appointment").variableValueEquals("vehicleId", owner.vehicle().id()).singleResult();
        assertThat(shop.variable(booking, "reason")).isEqualTo("INSPECTION");
        assertThat(owners.tasks(owner, "ask-expert")).isEmpty();
        assertThat(shop.task("talk-with-customer").getAssignee()).as("who was told of it books").isNotNull();
        var shown = shop.shown("talk-with-customer", "booking");
        assertThat(shown).containsEntry("visit", "INSPECTION");
        var visit = day(18).withHour(10);
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "YES", "visit", "INSPECTION", "items", shown.get("items"), "wantedAt", Shop.iso(visit)));
        shop.complete("recap-booking", "recap", Map.of("result", "CONFIRMED"));
        shop.advanceTo(visit.minusDays(1).withHour(18));
        assertThat(shop.tasks("call-customer").stream().filter(call -> runtime.getVariable(call.getProcessInstanceId(), "contactPurpose").equals("APPOINTMENT_REMINDER"))).hasSize(1);
        assertThat(owners.planned(owner, "DAY14_CALL").state()).isEqualTo(State.DONE);
        assertThat(vehicles.get(owner.vehicle().id()).mileageKm()).contains(900);
    }

    @Test
    @DisplayName("new-owner-care fact 12: a question for a specialist keeps the case open until an answer contact is logged")
    void aQuestionIsAnswered() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(DELIVERED.plusHours(5));
        owners.call(owner, "arrival", Map.of("question", "黄色的灯是什么意思", "canAnswer", "NO", "questionRole", "technical-support"));
        owners.sendLetter(owner);
        consents.withdraw(owner.customer().id(), "测试：不再联系");
        shop.advanceTo(day(9));
        assertThat(owners.running(owner)).isTrue();
        var question = owners.task(owner, "ask-expert");
        assertThat(shop.groups(question)).contains("technical-support");
        assertThat(shop.shown("ask-expert", "ownerQuestion")).containsEntry("question", "黄色的灯是什么意思");
        shop.submit(question, "ownerQuestion", Map.of("answer", "胎压提醒，到店充气即可"));
        assertThat(owners.running(owner)).isTrue();
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(answers.questions(owner.caseNo())).singleElement().satisfies(asked -> assertThat(asked.answer()).contains("胎压提醒，到店充气即可"));
        assertThat(shop.contacts(owner.customer())).contains("CALL_BACK REACHED");
        assertThat(owners.running(owner)).isFalse();
    }

    @Test
    @DisplayName("new-owner-care: trouble with the car brings an inspection, a complaint is raised in the owner's words, and what was told is kept")
    void troubleIsHandledAtOnce() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(1).withHour(8));
        assertThatThrownBy(() -> owners.call(owner, "24h", Map.of("complains", true))).hasMessageContaining("投诉内容");
        owners.call(owner, "24h", Map.of("complains", true, "complaint", "脚垫没有给我", "problem", "右后门关不严", "referralLead", "王先生 13900000000"));
        assertThat(owners.toldBy(owner, "complaint-raised")).singleElement().satisfies(raised -> {
            assertThat(raised.key()).isEqualTo(owner.customer().id());
            assertThat(told.payload(raised)).containsEntry("description", "脚垫没有给我").containsEntry("area", "SALES");
        });
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("service-appointment").variableValueEquals("vehicleId", owner.vehicle().id()).count()).isEqualTo(1);
        assertThat(answers.of(owner.caseNo())).singleElement().satisfies(heard -> assertThat(heard.referralLead()).contains("王先生 13900000000"));
    }

    @Test
    @DisplayName("new-owner-care: a second miss goes to the customer specialist, and the next contacts remain; after a week customer service tries itself")
    void theNextContactsRemain() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(6));
        owners.call(owner, "week1", Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(5));
        owners.call(owner, "week1", Map.of("result", "NO_ANSWER"));
        shop.submit(owners.task(owner, "follow-up-customer"), "specialistContact", Map.of("result", "CLOSED", "notes", "多次无人接听"));
        assertThat(owners.planned(owner, "WEEK_CALL").outcome()).contains("UNREACHABLE");
        shop.advanceTo(day(8));
        assertThat(owners.calls(owner, "week1")).singleElement().satisfies(call -> assertThat(shop.groups(call)).containsExactly("customer-service"));
        assertThat(owners.planned(owner, "LONG_CARE").state()).isEqualTo(State.PLANNED);
    }

    @Test
    @DisplayName("new-owner-care: a number that cannot get texts costs the text, not the plan")
    void aTextThatCannotBeSent() {
        var customer = shop.customer("李静", "01088886666");
        shop.consents(customer, "CARE");
        var owner = owners.delivered(customer, Map.of());
        shop.advanceTo(DELIVERED.plusHours(3));
        assertThat(owners.planned(owner, "ARRIVAL_SMS").outcome()).contains("UNREACHABLE");
        assertThat(shop.texts(owner.caseNo())).isEmpty();
        assertThat(owners.running(owner)).isTrue();
    }

    @Test
    @DisplayName("new-owner-care fact 15 and key-owner-visit fact 1: for a KEY owner the first-month contact is a visit, reason AFTER_DELIVERY, and no phone task; who refuses it is phoned")
    void keyOwnersAreVisited() {
        var owner = owners.delivered(Map.of("customerClass", "KEY"));
        shop.advanceTo(day(21));
        var visit = runtime.createProcessInstanceQuery().processDefinitionKey("key-owner-visit").processInstanceBusinessKey(owner.caseNo()).singleResult();
        assertThat(shop.variable(visit, "reason")).isEqualTo("AFTER_DELIVERY");
        assertThat(owners.calls(owner, "month1")).isEmpty();
        shop.complete("choose-visit", "visitPlan", Map.of("visitor", "王琳", "wantedDate", day(23).toLocalDate().toString()));
        var agree = shop.tasks("call-customer").stream().filter(call -> "key-owner-visit-agree.call".equals(runtime.getVariable(call.getProcessInstanceId(), "callScriptKey"))).toList();
        assertThat(agree).hasSize(1);
        shop.submit(agree.get(0), "visitCall", Map.of("result", "REACHED", "agreed", "NO"));
        assertThat(owners.calls(owner, "month1")).hasSize(1);
        assertThat(List.of(owners.planned(owner, "MONTH_VISIT").state())).containsExactly(State.OPEN);
        owners.call(owner, "month1", Map.of());
        assertThat(owners.planned(owner, "MONTH_VISIT").state()).isEqualTo(State.DONE);
    }
}
