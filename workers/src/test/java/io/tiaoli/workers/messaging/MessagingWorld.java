package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.Step;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.ContactWindow;
import io.tiaoli.workers.contact.DaytimeWindow;
import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.messaging.gateway.Gateways;
import io.tiaoli.workers.forms.StoredFormRecords;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.Wordings;

/** One node with the real beans of messaging, contact and wording on a real database; an empty outbox to begin with. */
public class MessagingWorld implements AutoCloseable {

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({"io.tiaoli.workers.contact", "io.tiaoli.workers.messaging", "io.tiaoli.workers.wording"})
    static class Beans {}

    static final class PlateFacts implements FactSource {
        @Override
        public List<Fact> facts() {
            return List.of(new Fact("plateNo", "车牌号", "京A12345"), new Fact("companyName", "公司名称", "条理汽车"));
        }

        @Override
        public Map<String, Object> of(String caseNo) {
            return Map.of("plateNo", "京A12345", "companyName", "条理汽车");
        }
    }

    public final TestClock clock = new TestClock();
    public final RecordedEvents events = new RecordedEvents();
    public final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** With gateways that the settings choose. */
    public MessagingWorld(DataSource database, Map<String, Object> settings) {
        this(database, settings, beans -> {});
    }

    /** With the SMPP gateway at a port of this machine. */
    static MessagingWorld smpp(DataSource database, int port) {
        return new MessagingWorld(database, Map.of("tiaoli.sms.gateway", "smpp", "tiaoli.sms.send-timeout", "3", "tiaoli.sms.smpp.host", "127.0.0.1",
                "tiaoli.sms.smpp.port", String.valueOf(port), "tiaoli.sms.smpp.system-id", "tiaoli", "tiaoli.sms.smpp.password", "secret", "tiaoli.sms.smpp.source", "10690001"));
    }

    /** With gateways of the test's own. */
    public MessagingWorld(DataSource database, Gateways gateways) {
        this(database, Map.of(), beans -> beans.registerBean("gateways", Gateways.class, () -> gateways));
    }

    /** With some beans of the test's own in the place of ours. */
    MessagingWorld(DataSource database, Map<String, Object> settings, Consumer<GenericApplicationContext> instead) {
        jdbc = JdbcClient.create(database);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("default", Map.of("tiaoli.sms.signature", "条理汽车", "tiaoli.dispatch", "false")));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(TestClock.class, () -> clock);
        context.registerBean(Events.class, () -> events);
        context.registerBean(ContactWindow.class, DaytimeWindow::new);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(FactSource.class, PlateFacts::new);
        instead.accept(context);
        context.register(StoredFormRecords.class, Beans.class);
        context.refresh();
    }

    /** Before the first node of a test comes up. */
    public static void empty(DataSource database) {
        for (String table : List.of("message_act", "reply_part", "reply", "receipt", "message_part", "message")) JdbcClient.create(database).sql("delete from " + table).update();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    /** Work that ends with an exception, and so is rolled back. */
    public void inTransaction(Supplier<?> work, Class<? extends RuntimeException> expected) {
        try {
            inTransaction(work);
        } catch (RuntimeException e) {
            if (!expected.isInstance(e)) throw e;
        }
    }

    public String customer(String phone, ContactPurpose... agreed) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into customer (id, household_id, full_name, phone, email, customer_class, preferred_channel, do_not_contact, created_at)
                values (?, ?, '张三', ?, 'zhangsan@example.com', 'A', 'PHONE', false, ?)""").params(id, id, phone, Moments.stored(clock.instant())).update();
        for (ContactPurpose purpose : agreed) bean(Consents.class).grant(id, purpose, "登记时同意");
        return id;
    }

    public Step step(String caseNo) {
        return new Step(caseNo, "customer-contact", "send-message", UUID.randomUUID().toString(), clock.instant());
    }

    public String wording(String text) {
        String key = "test-" + UUID.randomUUID() + ".sms";
        bean(Wordings.class).publish("test", key, text);
        return key;
    }

    /** Writes a short message in a transaction of its own, as a step does. */
    public String sms(String customerId, String text, ContactPurpose purpose) {
        return sms(customerId, text, purpose, step("RO-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    public String sms(String customerId, String text, ContactPurpose purpose, Step step) {
        return inTransaction(() -> bean(SendSms.class).run(in(customerId, wording(text), purpose), step).messageId());
    }

    static SendSms.In in(String customerId, String wording, ContactPurpose purpose) {
        return new SendSms.In(customerId, wording, purpose, BusinessLine.AUTO, Optional.empty(), Optional.empty(), Optional.<Instant>empty(), Optional.<Instant>empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Message message(String id) {
        return jdbc.sql("select * from message where id = ?").param(id).query(MessageRow::message).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
