package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.peers.Handed;
import io.tiaoli.testing.peers.Mood;
import io.tiaoli.testing.peers.MoodySms;
import io.tiaoli.testing.peers.SentOnce;
import io.tiaoli.testing.peers.SentOnce.Verdict;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.NotAccepted;

/** The check of the chaos run is checked itself: on nodes that do less than ours it must find what goes wrong. */
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
class SentOnceTest {

    private static final int MESSAGES = 40;
    private static final long SEED = 4711;

    private final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();

    @BeforeEach
    void empty() {
        MessagingWorld.empty(database);
    }

    @Test
    @DisplayName("three nodes, of which one keeps forgetting what it has sent, and a gateway in a bad mood: each message goes out once, or a person is told that nobody knows")
    void ours() throws Exception {
        var verdict = afterTrouble(beans -> {});
        assertThat(verdict.wrong()).isEmpty();
        assertThat(verdict.unknown()).isNotEmpty().allSatisfy(line -> assertThat(line).contains("不确定"));
        assertThat(verdict.states()).containsKey("SMS DELIVERED").doesNotContainKeys("SMS WAITING", "SMS CLAIMED");
    }

    @Test
    @DisplayName("the check finds messages that went out twice where nothing is claimed before it is sent")
    void withoutClaimBeforeSend() throws Exception {
        var verdict = afterTrouble(beans -> {
            beans.registerBean("claims", Claims.class, () -> new Unclaimed(JdbcClient.create(database)));
            beans.registerBean("outcomes", Outcomes.class, () -> new LateOutcomes(beans));
        });
        assertThat(verdict.wrong()).anyMatch(line -> line.contains("was sent 2 times"));
    }

    @Test
    @DisplayName("the check finds receipts that nobody brought together with their messages")
    void withoutMatchingReceipts() throws Exception {
        var verdict = afterTrouble(beans -> beans.registerBean("matching", Matching.class, () -> new Deaf(JdbcClient.create(database))));
        assertThat(verdict.wrong()).anyMatch(line -> line.contains("has its receipt, but does not count as delivered")).anyMatch(line -> line.contains("is uncertain although its receipt came"));
    }

    @Test
    @DisplayName("the check finds a message that a peer has and no committed step has written")
    void withoutOutbox() throws Exception {
        var verdict = SentOnce.of(JdbcClient.create(database), List.of(new Handed("7@13800001111", 1, true)));
        assertThat(verdict.wrong()).containsExactly("a peer has 7@13800001111, which no step has written");
    }

    @Test
    @DisplayName("the check finds a letter that counts as sent and never came, and one that came twice; one that nobody knows of is no fault")
    void letters() throws Exception {
        try (var world = new MessagingWorld(database, Map.of())) {
            String lost = letter(world, MessageState.SENT);
            String doubled = letter(world, MessageState.SENT);
            letter(world, MessageState.UNKNOWN);
            var verdict = SentOnce.of(world.jdbc, List.of(new Handed(doubled, 1, false), new Handed(doubled, 1, false)));
            assertThat(verdict.wrong()).hasSize(2).anyMatch(line -> line.contains(lost) && line.contains("the peer has 0 of 1 parts")).anyMatch(line -> line.contains(doubled) && line.contains("was sent 2 times"));
            assertThat(verdict.unknown()).hasSize(1);
        }
    }

    private static String letter(MessagingWorld world, MessageState state) {
        var in = new SendMessage.In(world.customer("13900000000"), Channel.EMAIL, world.wording("您好"), ContactPurpose.ARRIVAL, BusinessLine.AUTO, Optional.empty());
        String id = world.inTransaction(() -> world.bean(SendMessage.class).run(in, world.step("RO-M")).messageId());
        world.jdbc.sql("update message set state = ?, note = '不确定是否已发出' where id = ?").params(state.name(), id).update();
        return id;
    }

    private Verdict afterTrouble(Consumer<GenericApplicationContext> instead) throws Exception {
        var mood = new Mood(SEED, 200, 1500);
        try (var peer = new MoodySms(mood); var first = world(peer, instead); var second = world(peer, instead);
                var forgetful = world(peer, instead.andThen(beans -> beans.addBeanFactoryPostProcessor(f -> f.addBeanPostProcessor(new Forgetful()))))) {
            for (int i = 0; i < MESSAGES; i++) first.sms(first.customer("139%08d".formatted(i)), "您好，第 %d 条".formatted(i), ContactPurpose.ARRIVAL);
            var nodes = List.of(first, second, forgetful);
            for (int round = 0; round < 3; round++) inParallel(nodes);
            mood.calm();
            for (int round = 0; round < 6; round++) {
                nodes.forEach(node -> node.clock.advance(Duration.ofMinutes(20)));
                inParallel(List.of(first, second));
            }
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); peer.owed() > 0 && System.nanoTime() < end;) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            return SentOnce.of(first.jdbc, peer.handed());
        }
    }

    private MessagingWorld world(MoodySms peer, Consumer<GenericApplicationContext> instead) {
        return new MessagingWorld(database, Map.of("tiaoli.sms.gateway", "smpp", "tiaoli.sms.send-timeout", "1", "tiaoli.sms.smpp.host", "127.0.0.1", "tiaoli.sms.smpp.port", String.valueOf(peer.port()),
                "tiaoli.sms.smpp.system-id", "tiaoli", "tiaoli.sms.smpp.password", "secret", "tiaoli.sms.smpp.source", "10690001"), instead);
    }

    private static void inParallel(List<MessagingWorld> nodes) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(nodes.size());
        try {
            threads.invokeAll(nodes.stream().<Callable<Integer>>map(node -> () -> node.bean(Dispatcher.class).runOnce()).toList());
        } finally {
            threads.shutdown();
        }
    }

    /** Dies, as it were, between sending and keeping the result, every second time. */
    private static final class Forgetful implements BeanPostProcessor {

        private int times;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!name.equals("outcomes")) return bean;
            var proxy = new ProxyFactory(bean);
            proxy.setProxyTargetClass(true);
            proxy.addAdvice((MethodInterceptor) call -> {
                if (call.getMethod().getName().equals("accepted") && times++ % 2 == 0) throw new IllegalStateException("the node died");
                return call.proceed();
            });
            return proxy.getProxy();
        }
    }

    /** Looks what waits, and takes nothing in hand. */
    private record Unclaimed(JdbcClient jdbc) implements Claims {

        @Override
        public List<String> claim(Channel channel, String node, Instant now, int limit) {
            return jdbc.sql("select id from message where state = 'WAITING' and channel = ? and not_before <= ? order by not_before, created_at fetch first ? rows only")
                    .params(channel.name(), stored(now), limit).query(String.class).list();
        }
    }

    /** Takes a message in hand when it has its answer. */
    private static class LateOutcomes extends Outcomes {

        private final JdbcClient jdbc;

        LateOutcomes(GenericApplicationContext beans) {
            super(beans.getBean(JdbcClient.class), beans.getBean(Clock.class), beans.getBean(Matching.class));
            this.jdbc = beans.getBean(JdbcClient.class);
        }

        @Override
        public void accepted(Message message, String gateway, Accepted accepted) {
            claim(message);
            super.accepted(message, gateway, accepted);
        }

        @Override
        public void notAccepted(Message message, String gateway, NotAccepted why) {
            claim(message);
            super.notAccepted(message, gateway, why);
        }

        private void claim(Message message) {
            jdbc.sql("update message set state = 'CLAIMED', attempts = attempts + 1 where id = ? and state = 'WAITING'").param(message.id()).update();
        }
    }

    /** Hears no receipt. */
    static class Deaf extends Matching {

        Deaf(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        public void receipt(String receiptId) {}

        @Override
        public void early(String gateway, String gatewayId) {}

        @Override
        public boolean byReference(Message message) {
            return false;
        }
    }
}
