package io.tiaoli.processes.membership;

import static io.tiaoli.processes.membership.NewOwners.DELIVERED;
import static io.tiaoli.processes.membership.NewOwners.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.documents.Documents;

@FlowTest
class NewOwnerLetterTest {

    @Autowired Shop shop;
    @Autowired NewOwners owners;
    @Autowired Notices notices;
    @Autowired Documents documents;
    @Autowired ContactLog log;
    @Autowired RuntimeService runtime;

    List<Task> lateLetters(NewOwners.Owner owner) {
        return owners.tasks(owner, "report-missing").stream().filter(report -> "LETTER_CHECK".equals(runtime.getVariable(report.getExecutionId(), "careContact"))).toList();
    }

    @Test
    @DisplayName("new-owner-care fact 7: no letter after 24 hours is escalated; after five days it is reported late under both variants and can still be sent")
    void theLetterIsLate() {
        for (String cadence : List.of("STANDARD", "EXCELLENT")) {
            var owner = owners.delivered(Map.of("cadence", cadence));
            var letter = owners.task(owner, "write-letter");
            assertThat(letter.getDueDate()).isEqualTo(Shop.date(day(1)));
            shop.advanceTo(day(1).plusMinutes(1));
            assertThat(notices.about(letter.getId())).last().satisfies(late -> {
                assertThat(late.kind()).isEqualTo(Kind.ESCALATION);
                assertThat(late.told()).isEqualTo("service-manager");
            });
            shop.advanceTo(day(5).minusMinutes(1));
            assertThat(lateLetters(owner)).isEmpty();
            shop.advanceTo(day(5));
            assertThat(lateLetters(owner)).singleElement().satisfies(report -> assertThat(shop.groups(report)).containsExactly("service-manager"));
            owners.sendLetter(owner);
            assertThat(owners.planned(owner, "LETTER").state()).isEqualTo(State.DONE);
        }
    }

    @Test
    @DisplayName("new-owner-care fact 16: a letter sent at 20 h and a 24-hour call REACHED leave no day-5 call")
    void thanksAreSaidOnce() {
        var owner = owners.delivered(Map.of());
        assertThat(documents.of(owner.caseNo())).singleElement().satisfies(letter -> assertThat(letter.title()).isEqualTo("感谢信"));
        shop.advanceTo(DELIVERED.plusHours(20));
        assertThatThrownBy(() -> shop.submit(owners.task(owner, "write-letter"), "thankYouLetter", Map.of("sentOn", shop.now().toLocalDate().toString(), "sentBy", "POST")))
                .hasMessageContaining("总经理手写签名");
        assertThatThrownBy(() -> shop.submit(owners.task(owner, "write-letter"), "thankYouLetter", Map.of("sentOn", DELIVERED.plusDays(2).toLocalDate().toString(), "sentBy", "POST", "signed", true)))
                .hasMessageContaining("「寄出日期」不能晚于今天");
        owners.sendLetter(owner);
        shop.advanceTo(DELIVERED.plusHours(23));
        owners.call(owner, "24h", Map.of());
        shop.advanceTo(day(6));
        assertThat(owners.calls(owner, "day5")).isEmpty();
        assertThat(owners.planned(owner, "DAY5_CALL")).satisfies(left -> {
            assertThat(left.state()).isEqualTo(State.SKIPPED);
            assertThat(left.reason()).hasValueSatisfying(why -> assertThat(why).contains("感谢信已寄出"));
        });
    }

    @Test
    @DisplayName("new-owner-care: a letter that was sent stands on the card in words")
    void theCardTellsOfTheLetter() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(DELIVERED.plusHours(20));
        owners.sendLetter(owner);
        assertThat(log.ofCase(owner.caseNo())).extracting(Contact::notes).contains(Optional.of("信已寄出"));
    }

    @Test
    @DisplayName("new-owner-care: without the letter the day-5 call is made by the account manager")
    void theDayFiveCallIsMade() {
        var owner = owners.delivered(Map.of());
        shop.advanceTo(day(4));
        assertThat(shop.groups(owners.calls(owner, "day5").get(0))).containsExactly("account-manager");
    }
}
