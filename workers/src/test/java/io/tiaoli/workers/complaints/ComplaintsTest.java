package io.tiaoli.workers.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.forms.StoredFormRecords;

class ComplaintsTest {

    static final String FORM = "{'source':'PHONE','area':'WORKSHOP','severity':'','subject':'刹车异响','description':'保养后刹车有异响','wish':'返修','relatedRef':null,'receivedAt':null}";
    static final String PROPOSAL = "{'finding':'刹车片沾油','rootCause':'漏检','solution':'更换','solutionKind':'REWORK','costYuan':283.5,'compensation':''}";

    static RegisterComplaint.Out register(Shop shop, String caseNo, String customerId) {
        return shop.get(RegisterComplaint.class).run(in(customerId, null, null), shop.step(caseNo));
    }

    static RegisterComplaint.In in(String customerId, ComplaintSource source, String description) {
        return new RegisterComplaint.In(customerId, Optional.ofNullable(source), Optional.empty(), Optional.of(Severity.SAFETY), Optional.empty(), Optional.ofNullable(description),
                Optional.empty(), Optional.empty(), "PT48H", 30);
    }

    /** A complaint that was registered by form; its number. */
    static String registered(Shop shop) {
        String no = Shop.unique("CP");
        shop.submit(no, "complaint", FORM);
        register(shop, no, shop.customer("张伟"));
        return no;
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theFormCountsBeforeWhatWasTold(Shop shop) {
        String no = Shop.unique("CP");
        shop.submit(no, "complaint", FORM);
        var out = shop.get(RegisterComplaint.class).run(in(shop.customer("张伟"), ComplaintSource.WEB, "别的"), shop.step(no));
        assertThat(out.source()).isEqualTo(ComplaintSource.PHONE);
        assertThat(out.severity()).isEqualTo(Severity.NORMAL);
        assertThat(out.receivedAt()).isEqualTo(Shop.moment("2026-11-21T08:00"));
        assertThat(out.answerDueAt()).isEqualTo(Shop.moment("2026-11-23T08:00"));
        assertThat(out.repeated()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void withoutAFormWhatWasToldIsEnoughOrRefusedByName(Shop shop) {
        var register = shop.get(RegisterComplaint.class);
        String customer = shop.customer("李娜");
        var out = register.run(in(customer, ComplaintSource.CAMPAIGN, "展车刹车失灵"), shop.step(Shop.unique("CP")));
        assertThat(out.area()).contains(ComplaintArea.CAMPAIGN);
        assertThat(out.subject()).isEqualTo("展车刹车失灵");
        assertThatThrownBy(() -> register.run(in(customer, ComplaintSource.WEB, null), shop.step(Shop.unique("CP")))).isInstanceOf(Refused.class).hasMessageContaining("「经过」");
        assertThatThrownBy(() -> register.run(in(customer, null, "失灵"), shop.step(Shop.unique("CP")))).isInstanceOf(Refused.class).hasMessageContaining("「来源」");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aSecondComplaintIsOneWithinThirtyDays(Shop shop) {
        String customer = shop.customer("张伟");
        String first = Shop.unique("CP");
        String second = Shop.unique("CP");
        String third = Shop.unique("CP");
        for (var no : new String[] {first, second, third}) shop.submit(no, "complaint", FORM);
        assertThat(register(shop, first, customer).repeated()).isFalse();
        shop.at("2026-12-21T08:00");
        assertThat(register(shop, second, customer).repeated()).isTrue();
        shop.at("2027-01-20T08:01");
        assertThat(register(shop, third, customer).repeated()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void whatAnotherFlowToldFillsTheForm(Shop shop) {
        String no = Shop.unique("CP");
        var out = shop.get(PrepareComplaint.class).run(new PrepareComplaint.In(Optional.of("nobody"), Optional.of(ComplaintSource.APPOINTMENT), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of("等得太久"), Optional.of("RO-1"), Optional.empty(), 2), shop.step(no));
        assertThat(out.customerKnown()).isFalse();
        assertThat(out.acknowledgeBy()).isEqualTo(Shop.moment("2026-11-21T10:30"));
        assertThat(shop.get(StoredFormRecords.class).prefill(no, "complaint")).hasValueSatisfying(form -> {
            assertThat(form.path("area").asText()).isEqualTo("APPOINTMENT");
            assertThat(form.path("severity").asText()).isEqualTo("NORMAL");
            assertThat(form.path("relatedRef").asText()).isEqualTo("RO-1");
        });
    }

    @Test
    void businessTimeSkipsTheNight() {
        var hours = new ComplaintSettings(LocalTime.of(8, 30), LocalTime.of(17, 30));
        assertThat(hours.after(Shop.moment("2026-11-23T09:00"), Duration.ofHours(2), Shop.ZONE)).isEqualTo(Shop.moment("2026-11-23T11:00"));
        assertThat(hours.after(Shop.moment("2026-11-23T16:30"), Duration.ofHours(2), Shop.ZONE)).isEqualTo(Shop.moment("2026-11-24T09:30"));
        assertThat(hours.after(Shop.moment("2026-11-23T21:00"), Duration.ofHours(2), Shop.ZONE)).isEqualTo(Shop.moment("2026-11-24T10:30"));
        assertThat(hours.after(Shop.moment("2026-11-23T07:00"), Duration.ofHours(20), Shop.ZONE)).isEqualTo(Shop.moment("2026-11-25T10:30"));
        assertThatThrownBy(() -> new ComplaintSettings(LocalTime.NOON, LocalTime.NOON)).hasMessageContaining("TIAOLI_COMPLAINTS_OPENS");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void aProposalIsKeptExactlyAndACostBelowZeroIsRefused(Shop shop) {
        String no = registered(shop);
        shop.submit(no, "proposal", PROPOSAL);
        var out = shop.get(RecordProposal.class).run(new RecordProposal.In("proposal"), shop.step(no));
        assertThat(out.costFen()).isEqualTo(28350);
        assertThat(out.costsMoney()).isTrue();
        shop.submit(no, "proposal", PROPOSAL.replace("283.5", "-1"));
        assertThatThrownBy(() -> shop.get(RecordProposal.class).run(new RecordProposal.In("proposal"), shop.step(no))).isInstanceOf(Refused.class).hasMessageContaining("-1");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void everyRefusedProposalCountsOneRound(Shop shop) {
        String no = registered(shop);
        var answer = shop.get(RecordAnswer.class);
        assertThat(answer.run(new RecordAnswer.In(CustomerAnswer.REFUSES, Optional.of("太慢")), shop.step(no)).round()).isEqualTo(1);
        assertThat(answer.run(new RecordAnswer.In(CustomerAnswer.REFUSES, Optional.empty()), shop.step(no)).round()).isEqualTo(2);
        var accepted = answer.run(new RecordAnswer.In(CustomerAnswer.ACCEPTS, Optional.empty()), shop.step(no));
        assertThat(accepted.round()).isEqualTo(3);
        assertThat(accepted.customerAccepts()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Shop#onBoth")
    void theRecordTellsWhatIsKnownAndADashForTheRest(Shop shop) {
        String no = registered(shop);
        shop.get(AssignComplaint.class).run(new AssignComplaint.In("service-manager", "服务经理", "service-manager"), shop.step(no));
        var facts = shop.get(ComplaintFacts.class);
        assertThat(facts.of(no)).containsEntry("ownerName", "服务经理").containsEntry("complaintArea", "车间").containsEntry("complaintSeverity", "一般")
                .containsEntry("complaintDescription", "保养后刹车有异响").containsEntry("complaintCost", "—").containsEntry("complaintAccepted", "—").containsEntry("complaintClosedAt", "—");
        shop.submit(no, "proposal", PROPOSAL);
        shop.get(RecordProposal.class).run(new RecordProposal.In("proposal"), shop.step(no));
        shop.at("2026-11-22T16:20");
        shop.get(CloseComplaint.class).run(new CloseComplaint.In(ComplaintOutcome.WITHDRAWN, Optional.of("误会"), Optional.of(4)), shop.step(no));
        assertThat(facts.of(no)).containsEntry("complaintCost", "¥283.50").containsEntry("complaintSolutionKind", "返修").containsEntry("complaintOutcome", "客户撤回")
                .containsEntry("complaintReason", "误会").containsEntry("complaintSatisfaction", "4").containsEntry("complaintClosedAt", "11月22日 16:20");
        assertThat(facts.of(no).keySet()).isSubsetOf(facts.facts().stream().map(io.tiaoli.workers.wording.Fact::name).toList());
        assertThat(facts.of("RO-0")).isEmpty();
    }
}
