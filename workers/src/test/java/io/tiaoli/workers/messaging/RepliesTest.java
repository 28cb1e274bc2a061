package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.Reply;

class RepliesTest {

    private static final String BOTH = "io.tiaoli.testing.Databases#both";
    private static final String PHONE = "13811112222";

    @ParameterizedTest
    @MethodSource(BOTH)
    void aReplyGoesToTheCaseOfTheLastMessageSentToThatNumber(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer(PHONE);
            sent(world, customer, "RO-1");
            sent(world, customer, "RO-2");
            world.sms(customer, "还没有发出", ContactPurpose.REMINDER, world.step("RO-3"));
            world.bean(Replies.class).received(reply(world, "好的", Optional.of("ref-1")));
            assertThat(world.events.all()).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("customer-replied");
                assertThat(event.key()).isEqualTo("RO-2");
                assertThat(event.caseNo()).contains("RO-2");
                assertThat(event.payload().get("customerReply")).isEqualTo("好的");
            });
            assertThat(world.bean(Replies.class).ofCase("RO-2")).singleElement().extracting(Replies.KeptReply::text).isEqualTo("好的");
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void repliesAreFoundByTextNumberAndCaseAPageAtATime(DriverManagerDataSource database) {
        try (var world = world(database)) {
            sent(world, world.customer(PHONE), "RO-1");
            var replies = world.bean(Replies.class);
            for (int i = 1; i <= 3; i++) {
                world.clock.advance(Duration.ofMinutes(1));
                replies.received(reply(world, "第 %d 条，100%%".formatted(i), Optional.of("page-" + i)));
            }
            var first = replies.page(Optional.empty(), Optional.of("1381111"), Optional.of("RO-1"), 0, 2);
            assertThat(first.total()).isEqualTo(3);
            assertThat(first.replies()).extracting(Replies.KeptReply::text).containsExactly("第 3 条，100%", "第 2 条，100%");
            assertThat(replies.page(Optional.empty(), Optional.empty(), Optional.empty(), 1, 2).replies()).extracting(Replies.KeptReply::text).containsExactly("第 1 条，100%");
            assertThat(replies.page(Optional.of("2 条，100%"), Optional.empty(), Optional.empty(), 0, 2).total()).isEqualTo(1);
            assertThat(replies.page(Optional.of("2_条"), Optional.empty(), Optional.empty(), 0, 2).total()).isZero();
            assertThat(replies.page(Optional.empty(), Optional.empty(), Optional.of("RO-2"), 0, 2).total()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aLongReplyOfWhichAPartNeverComesIsKeptWithDotsInItsPlace(DriverManagerDataSource database) {
        try (var world = world(database)) {
            sent(world, world.customer(PHONE), "RO-1");
            var replies = world.bean(Replies.class);
            for (int part : new int[] {2, 5, 5}) replies.received(new Reply(PHONE, "第 %d 段".formatted(part), world.clock.instant(), Optional.empty(), Optional.of(new Reply.Part(9, part, 5))));
            replies.incomplete();
            assertThat(replies.ofCase("RO-1")).as("the others may still come").isEmpty();
            world.clock.advance(Duration.ofMinutes(31));
            replies.incomplete();
            replies.incomplete();
            assertThat(replies.ofCase("RO-1")).singleElement().extracting(Replies.KeptReply::text).isEqualTo("……第 2 段……第 5 段");
            assertThat(world.events.all()).singleElement().satisfies(event -> assertThat(event.key()).isEqualTo("RO-1"));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSameReplyTwiceIsOneAndALaterOneIsAnother(DriverManagerDataSource database) {
        try (var world = world(database)) {
            sent(world, world.customer(PHONE), "RO-1");
            var replies = world.bean(Replies.class);
            replies.received(reply(world, "好的", Optional.of("ref-1")));
            replies.received(reply(world, "好的", Optional.of("ref-1")));
            assertThat(world.events.all()).hasSize(1);
            replies.received(reply(world, "可以", Optional.empty()));
            world.clock.advance(Duration.ofMinutes(1));
            replies.received(reply(world, "可以", Optional.empty()));
            assertThat(world.events.all()).hasSize(2);
            world.clock.advance(Duration.ofMinutes(11));
            replies.received(reply(world, "可以", Optional.empty()));
            assertThat(world.events.all()).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aReplyThatBelongsToNothingIsKept(DriverManagerDataSource database) {
        try (var world = world(database)) {
            world.bean(Replies.class).received(new Reply("95588", "您好", world.clock.instant(), Optional.empty()));
            assertThat(world.events.all()).isEmpty();
            assertThat(world.jdbc.sql("select count(*) from reply where phone = '95588' and case_no is null").query(Integer.class).single()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void optingOutWithdrawsConsentAndStopsWhatWaitsButWakesNobody(DriverManagerDataSource database) {
        for (String word : new String[] {"R", "td", " T ", "退订", "Ｔｄ"}) {
            try (var world = world(database)) {
                String customer = world.customer(PHONE, ContactPurpose.CARE);
                sent(world, customer, "RO-1");
                String care = world.sms(customer, "天冷加衣", ContactPurpose.CARE);
                world.bean(Replies.class).received(reply(world, word, Optional.empty()));
                assertThat(world.bean(Consents.class).allows(customer, ContactPurpose.CARE)).as(word).isFalse();
                assertThat(world.message(care).state()).as(word).isEqualTo(MessageState.CANCELLED);
                assertThat(world.events.all()).as(word).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSentenceWithSuchAWordInItIsAReply(DriverManagerDataSource database) {
        try (var world = world(database)) {
            String customer = world.customer(PHONE, ContactPurpose.CARE);
            sent(world, customer, "RO-1");
            world.bean(Replies.class).received(reply(world, "T恤放车上了", Optional.empty()));
            assertThat(world.bean(Consents.class).allows(customer, ContactPurpose.CARE)).isTrue();
            assertThat(world.events.all()).hasSize(1);
        }
    }

    private static void sent(MessagingWorld world, String customer, String caseNo) {
        world.sms(customer, "您好", ContactPurpose.REMINDER, world.step(caseNo));
        world.bean(Dispatcher.class).runOnce();
        world.clock.advance(Duration.ofMinutes(1));
    }

    private static Reply reply(MessagingWorld world, String text, Optional<String> ref) {
        return new Reply("+86" + PHONE, text, world.clock.instant(), ref);
    }

    private MessagingWorld world(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        JdbcClient.create(database).sql("update customer set phone = null where phone = ?").param(PHONE).update();
        return new MessagingWorld(database, new FakeGateway().only());
    }
}
