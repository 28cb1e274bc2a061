package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.wording.Wordings;
import jakarta.mail.internet.MimeMessage;

/** Against an SMTP server on this machine. */
class SmtpTest {

    private final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();
    private final GreenMail peer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MessagingWorld world;

    @BeforeEach
    void start() {
        MessagingWorld.empty(database);
        peer.start();
        world = world(peer.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        world.close();
        peer.stop();
    }

    @Test
    void sendsSubjectAndTextInChinese() throws Exception {
        String id = send(world, "主题：{{plateNo}} 的报价\n您好，\n报价见附表。", Optional.empty());
        MimeMessage mail = peer.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("京A12345 的报价");
        assertThat(mail.getContent().toString().replace("\r", "").strip()).isEqualTo("您好，\n报价见附表。");
        assertThat(mail.getAllRecipients()[0]).hasToString("zhangsan@example.com");
        assertThat(mail.getFrom()[0]).hasToString("service@example.com");
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@example.com>");
        assertThat(world.message(id)).extracting(Message::state, Message::segments).containsExactly(MessageState.SENT, 0);
    }

    @Test
    @DisplayName("a customer who prefers e-mail gets by e-mail what was written as a short message, with our name in the subject")
    void sendsAShortMessageToWhoeverPrefersEmail() throws Exception {
        var in = new SendMessage.In(world.customer("13800001234"), Channel.EMAIL, world.wording("您好，{{plateNo}}该保养了。"), ContactPurpose.ORDER_CONFIRMATION, BusinessLine.AUTO, Optional.empty());
        world.inTransaction(() -> world.bean(SendMessage.class).run(in, world.step("RO-20261121-0002")));
        world.bean(Dispatcher.class).runOnce();
        MimeMessage mail = peer.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("条理汽车给您的消息");
        assertThat(mail.getContent().toString().strip()).isEqualTo("您好，京A12345该保养了。");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> send(world, "主题：您好\n您好", Optional.of("zhangsan"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("email-invalid");
            assertThat(refused).hasMessageContaining("「zhangsan」");
        });
    }

    @Test
    void withoutAPeerTheMessageIsTriedLater() {
        peer.stop();
        String id = send(world, "主题：您好\n您好", Optional.empty());
        assertThat(world.message(id).state()).isEqualTo(MessageState.WAITING);
        assertThat(world.message(id).gatewayAnswer().orElseThrow()).contains("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
            "220 ready, 550 no such user, FAILED",
            "220 ready, 450 come back later, WAITING",
            "220 ready, , UNKNOWN",
            "220 ready, banana, UNKNOWN",
            "554 go away, 250 ok, WAITING",
            ", 250 ok, WAITING"})
    void whatThePeerSaysDecidesAndAPeerThatHangsCostsABoundedTime(String greeting, String toRecipient, MessageState state) throws Exception {
        try (var odd = new OddSmtpPeer(greeting, toRecipient); var other = world(odd.port())) {
            long start = System.nanoTime();
            String id = send(other, "主题：您好\n您好", Optional.empty());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(other.message(id).state()).isEqualTo(state);
        }
    }

    /** Greets and answers RCPT TO as the test says, or says nothing at all; everything else is fine with it. */
    private record OddSmtpPeer(ServerSocket server) implements AutoCloseable {

        OddSmtpPeer(String greeting, String toRecipient) throws IOException {
            this(new ServerSocket(0));
            Thread thread = new Thread(() -> serve(greeting, toRecipient), "odd-smtp-peer");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve(String greeting, String toRecipient) {
            try (var socket = server.accept(); var in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
                say(socket, greeting);
                for (String line = in.readLine(); line != null; line = in.readLine()) say(socket, line.startsWith("RCPT") ? toRecipient : "250 ok");
            } catch (IOException e) {
                // The other side went away, as it may.
            }
        }

        private static void say(Socket socket, String line) throws IOException {
            if (line != null) socket.getOutputStream().write((line + "\r\n").getBytes());
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static String send(MessagingWorld world, String text, Optional<String> email) {
        String key = "test-" + UUID.randomUUID() + ".mail";
        world.bean(Wordings.class).publish("test", key, text);
        var in = new SendEmail.In(world.customer("13800001111"), key, ContactPurpose.QUOTE_NOTICE, BusinessLine.AUTO, Optional.empty(), email, Optional.empty(), Optional.empty());
        String id = world.inTransaction(() -> world.bean(SendEmail.class).run(in, world.step("RO-E")).messageId());
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    private MessagingWorld world(int port) {
        return new MessagingWorld(database, Map.of("tiaoli.mail.gateway", "smtp", "tiaoli.mail.send-timeout", "3", "tiaoli.mail.smtp.host", "127.0.0.1",
                "tiaoli.mail.smtp.port", String.valueOf(port), "tiaoli.mail.smtp.from", "service@example.com", "tiaoli.mail.smtp.security", "none"));
    }
}
