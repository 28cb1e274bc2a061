package io.tiaoli.workers.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.forms.StoredFormRecords;
import io.tiaoli.workers.messaging.MessagingWorld;

class ContactTest {

    private static final String BOTH = "io.tiaoli.testing.Databases#both";

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatServesAnOrderNeedsNoConsentAndAllElseDoes(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer("13800001111");
            for (ContactPurpose purpose : ContactPurpose.values()) {
                boolean needsConsent = purpose == ContactPurpose.CARE || purpose == ContactPurpose.APPOINTMENT_OFFER || purpose == ContactPurpose.PROSPECT;
                assertThat(world.bean(Consents.class).allows(customer, purpose)).as(purpose.name()).isNotEqualTo(needsConsent);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theLastWordOfTheCustomerCountsForEachPurpose(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var consents = world.bean(Consents.class);
            String customer = world.customer("13800001111", ContactPurpose.CARE, ContactPurpose.PROSPECT);
            consents.withdraw(customer, ContactPurpose.CARE, "电话");
            assertThat(consents.allows(customer, ContactPurpose.CARE)).isFalse();
            assertThat(consents.allows(customer, ContactPurpose.PROSPECT)).isTrue();
            consents.grant(customer, ContactPurpose.CARE, "到店");
            assertThat(consents.allows(customer, ContactPurpose.CARE)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whoComesOffTheListAgreesToWhatWasSaidAnewOnly(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var consents = world.bean(Consents.class);
            String customer = world.customer("13800001111", ContactPurpose.PROSPECT);
            world.jdbc.sql("update customer set do_not_contact = true where id = ?").param(customer).update();
            assertThat(consents.allows(customer, ContactPurpose.PROSPECT)).isFalse();
            assertThat(consents.allows(customer, ContactPurpose.DELIVERY_NOTICE)).isTrue();
            consents.grant(customer, ContactPurpose.CARE, "到店");
            assertThat(consents.allows(customer, ContactPurpose.CARE)).isTrue();
            assertThat(consents.allows(customer, ContactPurpose.PROSPECT)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsTickedIsAgreedToOnceAndAnEmptyBoxWithdrawsNothing(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var consents = world.bean(Consents.class);
            String customer = world.customer("13800001111");
            var worker = world.bean(RecordConsent.class);
            world.inTransaction(() -> worker.run(new RecordConsent.In(customer, Optional.of(true), Optional.empty(), Optional.empty(), "接车时口头同意"), world.step("RO-1")));
            assertThat(consents.of(customer)).containsExactly(new Consents.Answer(ContactPurpose.CARE, true, "接车时口头同意", world.clock.instant()));
            world.clock.advance(Duration.ofDays(90));
            world.inTransaction(() -> worker.run(new RecordConsent.In(customer, Optional.of(true), Optional.of(false), Optional.empty(), "预约时口头同意"), world.step("RO-2")));
            assertThat(consents.of(customer)).as("agreed before, and not asked").hasSize(1);
            consents.withdraw(customer, ContactPurpose.CARE, "电话");
            world.clock.advance(Duration.ofDays(1));
            world.inTransaction(() -> worker.run(new RecordConsent.In(customer, Optional.of(true), Optional.of(true), Optional.of(true), "接车时口头同意"), world.step("RO-3")));
            assertThat(consents.allows(customer, ContactPurpose.CARE)).isTrue();
            assertThat(consents.allows(customer, ContactPurpose.APPOINTMENT_OFFER)).isTrue();
            assertThat(consents.allows(customer, ContactPurpose.PROSPECT)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anUnknownCustomerIsAnErrorThatNamesIt(DriverManagerDataSource database) {
        try (var world = world(database)) {
            assertThatThrownBy(() -> world.bean(Consents.class).allows("nobody", ContactPurpose.CARE)).hasMessageContaining("「nobody」");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whoeverFilledInTheFormOfTheCallSpokeWithTheCustomer(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String caseNo = "RO-W" + System.nanoTime();
            String customer = world.customer("13800001111");
            var forms = (StoredFormRecords) world.bean(FormRecords.class);
            forms.save(caseNo, "contact", "customer-contact-call", "call-customer", JsonNodeFactory.instance.objectNode(), "service-advisor-1", world.clock.instant());
            forms.save(caseNo, "contact", "customer-contact-call", "call-customer", JsonNodeFactory.instance.objectNode(), "service-advisor-2", world.clock.instant());
            forms.save(caseNo, "specialistContact", "customer-contact-specialist", "follow-up-customer", JsonNodeFactory.instance.objectNode(), "customer-specialist-1", world.clock.instant());
            assertThat(whoSpoke(world, customer, caseNo, Optional.of("call-customer"))).contains("service-advisor-2");
            assertThat(whoSpoke(world, customer, caseNo, Optional.of("follow-up-customer"))).contains("customer-specialist-1");
            assertThat(whoSpoke(world, customer, caseNo, Optional.empty())).as("a text that nobody sent by hand").isEmpty();
        }
    }

    private static Optional<String> whoSpoke(MessagingWorld world, String customer, String caseNo, Optional<String> enteredIn) {
        var in = new RecordContact.In(customer, Channel.PHONE, ContactPurpose.CARE, ContactOutcome.REACHED, Optional.empty(), enteredIn, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        String id = world.inTransaction(() -> world.bean(RecordContact.class).run(in, world.step(caseNo)).contactId());
        return world.bean(ContactLog.class).ofCase(caseNo).stream().filter(contact -> contact.id().equals(id)).findFirst().orElseThrow().who();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aContactIsNotedOnceHoweverOftenTheStepIsTried(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer("13800001111");
            var worker = world.bean(RecordContact.class);
            var first = world.step("RO-1");
            var in = new RecordContact.In(customer, Channel.PHONE, ContactPurpose.CARE, ContactOutcome.REFUSED, Optional.of("service-advisor-1"), Optional.empty(),
                    Optional.of(RefusalReason.NOT_CONVENIENT), Optional.of(Instant.parse("2026-11-22T02:00:00Z")), Optional.of("下周再说"), Optional.empty());
            String id = world.inTransaction(() -> worker.run(in, first).contactId());
            assertThat(world.inTransaction(() -> worker.run(in, first).contactId())).isEqualTo(id);
            assertThat(world.bean(ContactLog.class).ofCase("RO-1").stream().filter(contact -> contact.customerId().equals(customer))).hasSize(1);
            assertThat(world.events.all()).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("contact-recorded");
                assertThat(event.key()).isEqualTo(customer);
            });
            world.clock.advance(Duration.ofHours(1));
            var later = new RecordContact.In(customer, Channel.SMS, ContactPurpose.REMINDER, ContactOutcome.MESSAGE_SENT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
            world.inTransaction(() -> worker.run(later, world.step("RO-2")));
            assertThat(world.bean(ContactLog.class).lastWith(customer)).hasValueSatisfying(last -> {
                assertThat(last.channel()).isEqualTo(Channel.SMS);
                assertThat(last.at()).isEqualTo(world.clock.instant());
                assertThat(last.notes()).isEmpty();
            });
            world.clock.advance(Duration.ofHours(1));
            var came = new RecordContact.In(customer, Channel.VISIT, ContactPurpose.ARRIVAL, ContactOutcome.REACHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("客户返厂"),
                    Optional.empty());
            world.inTransaction(() -> worker.run(came, world.step("RO-3")));
            assertThat(world.bean(ContactLog.class).lastWith(customer)).as("a line of the card is no talk").hasValueSatisfying(last -> assertThat(last.channel()).isEqualTo(Channel.SMS));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theNextContactTimeAsksTheWindow(DriverManagerDataSource database) {
        try (var world = world(database)) {
            var noon = Instant.parse("2026-11-21T04:00:00Z");
            assertThat(next(world, noon, Optional.empty(), Optional.empty())).isEqualTo(Instant.parse("2026-11-21T06:30:00Z"));
            assertThat(next(world, noon, Optional.of(Channel.SMS), Optional.empty())).isEqualTo(noon);
            assertThat(next(world, noon, Optional.empty(), Optional.of(true))).isEqualTo(noon);
        }
    }

    private static Instant next(MessagingWorld world, Instant at, Optional<Channel> channel, Optional<Boolean> onReply) {
        return world.bean(NextContactTime.class).run(new NextContactTime.In(BusinessLine.AUTO, ContactPurpose.REMINDER, channel, Optional.of(at), onReply,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), world.step("RO-1")).nextAllowedAt();
    }

    private static MessagingWorld world(DriverManagerDataSource database) {
        return new MessagingWorld(database, Map.of());
    }
}
