package io.tiaoli.web.testing;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.Step;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.messaging.MessageState;
import io.tiaoli.workers.messaging.PrepareMessage;
import io.tiaoli.workers.messaging.SendSms;
import io.tiaoli.workers.wording.Wordings;

/** Messages to customers, written by the real workers as a step of a case does. */
@Component
public class Post {

    private final Customers customers;
    private final Cases cases;
    private final Wordings wordings;
    private final SendSms sendSms;
    private final PrepareMessage prepareMessage;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Post(Customers customers, Cases cases, Wordings wordings, SendSms sendSms, PrepareMessage prepareMessage, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.customers = customers;
        this.cases = cases;
        this.wordings = wordings;
        this.sendSms = sendSms;
        this.prepareMessage = prepareMessage;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Customer customer(String name, String phone) {
        return customers.add(name, Optional.empty(), Optional.of(phone));
    }

    /** A case of a flow, of which nothing runs. */
    public String caseOf(Customer customer, String flow) {
        String caseNo = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        cases.open(caseNo, flow, Optional.empty(), Optional.of(customer.id()), Optional.empty(), "none");
        return caseNo;
    }

    /** A short message that waits to be sent; returns its id. */
    public String sms(Customer customer, String caseNo, String flow, String text) {
        return transaction.execute(s -> sendSms.run(new SendSms.In(customer.id(), wording(flow, text), ContactPurpose.ARRIVAL, BusinessLine.AUTO, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), step(caseNo, flow)).messageId());
    }

    /** A WeChat message that a person has to send. */
    public String weChat(Customer customer, String caseNo, String flow, String text) {
        return transaction.execute(s -> prepareMessage.run(new PrepareMessage.In(customer.id(), PrepareMessage.ByHand.WECHAT, wording(flow, text), ContactPurpose.ARRIVAL, BusinessLine.AUTO,
                Optional.<Map<String, String>>empty()), step(caseNo, flow)).messageId());
    }

    /** Lets a message stand where only a gateway would bring it. */
    public void stands(String messageId, MessageState state, String note, String answer) {
        jdbc.sql("update message set state = ?, note = ?, gateway = 'sms4j', gateway_answer = ? where id = ?").params(state.name(), note, answer, messageId).update();
    }

    /** As if the gateway had taken it under this number. */
    public void sent(String messageId, String gatewayId) {
        var now = clock.instant().atZone(clock.getZone()).toOffsetDateTime();
        jdbc.sql("update message set state = 'SENT', gateway = 'sms4j', gateway_id = ?, sent_at = ? where id = ?").params(gatewayId, now, messageId).update();
        jdbc.sql("insert into message_part (gateway, gateway_id, message_id, state) values ('sms4j', ?, ?, 'UNDERWAY')").params(gatewayId, messageId).update();
    }

    private String wording(String flow, String text) {
        String key = "test-" + UUID.randomUUID() + ".sms";
        wordings.publish(flow, key, text);
        return key;
    }

    private Step step(String caseNo, String flow) {
        return new Step(caseNo, flow, "send-message", UUID.randomUUID().toString(), clock.instant());
    }
}
