package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.Receipt;
import io.tiaoli.workers.messaging.gateway.Reference;

class AfterRestoreTest {

    private static final String PHONE = "13800001111";

    @ParameterizedTest
    @MethodSource("io.tiaoli.testing.Databases#both")
    @DisplayName("after a restore nothing goes out that may have gone out before; what was for later does, and a late receipt still finds its message")
    void holdsWhatMayHaveBeenSent(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        var gateway = new FakeGateway();
        try (var world = new MessagingWorld(database, gateway.only())) {
            String customer = world.customer(PHONE);
            String due = world.sms(customer, "到点的", ContactPurpose.ARRIVAL);
            String inHand = world.sms(customer, "在途的", ContactPurpose.ARRIVAL);
            String later = world.sms(customer, "明天的", ContactPurpose.ARRIVAL);
            String done = world.sms(customer, "发过的", ContactPurpose.ARRIVAL);
            Instant backup = world.clock.instant();
            stands(world, inHand, "CLAIMED", backup);
            stands(world, later, "WAITING", backup.plus(Duration.ofDays(1)));
            stands(world, done, "SENT", backup);
            world.clock.advance(Duration.ofHours(3));
            Instant began = world.clock.instant();
            String madeUp = world.sms(customer, "补跑时写的", ContactPurpose.ARRIVAL);
            stands(world, madeUp, "WAITING", began.plus(Duration.ofHours(12)));

            assertThat(world.bean(AfterRestore.class).hold(began, world.clock.instant())).isEqualTo(3);
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).isEmpty();
            for (String id : new String[] {due, inHand, madeUp}) {
                assertThat(world.message(id).state()).isEqualTo(MessageState.UNKNOWN);
                assertThat(world.message(id).note().orElseThrow()).startsWith("恢复备份之后");
            }
            assertThat(world.message(done).state()).isEqualTo(MessageState.SENT);

            world.bean(Receipts.class).received(new Receipt("fake", "G-old", Optional.of(Reference.of(due, PHONE)), DeliveryState.DELIVERED, world.clock.instant(), "late"));
            assertThat(world.message(due).state()).isEqualTo(MessageState.DELIVERED);

            world.clock.advance(Duration.ofHours(22));
            world.bean(Dispatcher.class).runOnce();
            assertThat(gateway.sent).extracting(sent -> sent.id()).containsExactly(later);
        }
    }

    private static void stands(MessagingWorld world, String id, String state, Instant notBefore) {
        world.jdbc.sql("update message set state = ?, not_before = ? where id = ?").params(state, Moments.stored(notBefore), id).update();
    }
}
