package io.tiaoli.web.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Post;
import io.tiaoli.web.testing.Wire;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.messaging.MessageState;
import io.tiaoli.workers.messaging.Messages;
import io.tiaoli.workers.messaging.Receipts;
import io.tiaoli.workers.messaging.Replies;

@AppTest
class SmsCallbacksTest {

    static final String SECRET = "test-secret-of-16-or-more";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";
    static int number;

    @Autowired Wire wire;
    @Autowired Post post;
    @Autowired Messages messages;
    @Autowired Receipts receipts;
    @Autowired Replies replies;
    @Autowired StoredEvents events;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    Customer customer;
    String phone;
    String caseNo;
    String message;
    String gatewayId;

    @BeforeEach
    void sent() {
        phone = "135%08d".formatted(++number);
        customer = post.customer("王芳", phone);
        caseNo = post.caseOf(customer, "payment-collection");
        message = post.sms(customer, caseNo, "payment-collection", "请来取车");
        gatewayId = "2ea20735_" + message;
        post.sent(message, gatewayId);
    }

    @Test
    @DisplayName("a receipt as huawei posts it tells its message, and the same again changes nothing")
    void takesHuaweisReceipt() {
        String body = "sequence=1&total=1&updateTime=2026-11-23T01%3A00%3A05Z&source=2&smsMsgId=" + gatewayId + "&status=DELIVRD&to=%2B86" + phone;
        for (int i = 0; i < 2; i++) assertThat(call("receipt", FORM, body).statusCode()).isEqualTo(200);
        assertThat(messages.get(message).orElseThrow().state()).isEqualTo(MessageState.DELIVERED);
        assertThat(jdbc.sql("select count(*) from receipt where gateway_id = ?").param(gatewayId).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("several receipts come as one JSON array; one of an unknown message is kept and harmless")
    void takesJsonReceipts() {
        String body = "[{\"id\":\"%s\",\"status\":\"UNDELIV\",\"at\":\"2026-11-23 09:00:07\"},{\"id\":\"nobody-%s\",\"status\":\"DELIVRD\"}]".formatted(gatewayId, message);
        assertThat(call("receipt", JSON, body).statusCode()).isEqualTo(200);
        assertThat(messages.get(message).orElseThrow().state()).isEqualTo(MessageState.FAILED);
        assertThat(jdbc.sql("select count(*) from receipt where gateway_id = ?").param("nobody-" + message).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("a customer's reply wakes the case of the last message, doubled calls count once")
    void takesReplies() {
        String body = "from=%2B86" + phone + "&to=1069&body=" + URLEncoder.encode("可以，谢谢😀", StandardCharsets.UTF_8) + "&smsMsgId=up-" + message;
        for (int i = 0; i < 2; i++) assertThat(call("reply", FORM, body).statusCode()).isEqualTo(200);
        assertThat(replies.ofCase(caseNo)).singleElement().extracting(Replies.KeptReply::text).isEqualTo("可以，谢谢😀");
        assertThat(events.toldBy(caseNo)).singleElement().satisfies(e -> assertThat(events.payload(e)).containsEntry("customerReply", "可以，谢谢😀"));

        assertThat(call("reply", JSON, "{\"phone\":\"%s\",\"text\":\"改到\\u0000明天\",\"id\":\"up2-%s\"}".formatted(phone, message)).statusCode()).isEqualTo(200);
        assertThat(replies.ofCase(caseNo)).extracting(Replies.KeptReply::text).containsExactlyInAnyOrder("可以，谢谢😀", "改到明天");
    }

    @Test
    @DisplayName("the secret may stand in the address; a wrong or missing one is refused and keeps nothing")
    void wantsTheSecret() {
        String body = "smsMsgId=" + gatewayId + "&status=DELIVRD";
        for (String path : new String[] {"/callbacks/sms/receipt", "/callbacks/sms/receipt?secret=wrong", "/callbacks/sms/receipt?secret=" + SECRET + "x", "/callbacks/sms/receipt?x=" + SECRET}) {
            assertThat(wire.post(path, FORM, body).statusCode()).isEqualTo(403);
        }
        assertThat(wire.post("/callbacks/sms/receipt", FORM, body + "&secret=" + SECRET).statusCode()).isEqualTo(403);
        assertThat(messages.get(message).orElseThrow().state()).isEqualTo(MessageState.SENT);
        assertThat(wire.post("/callbacks/sms/receipt?secret=" + SECRET, FORM, body).statusCode()).isEqualTo(200);
        assertThat(messages.get(message).orElseThrow().state()).isEqualTo(MessageState.DELIVERED);
    }

    @ParameterizedTest
    @DisplayName("garbage is refused with a sentence and keeps nothing")
    @CsvSource(delimiter = '|', textBlock = """
            receipt | application/json                  | {                                     | 400 | 不是有效的 JSON
            receipt | application/json                  | []                                    | 400 | 应有 1 到 500 条
            receipt | application/json                  | ["x"]                                 | 400 | 每一条都应是 JSON 对象
            receipt | application/json                  | {"id":"1"}                            | 400 | 缺少「status」
            receipt | application/x-www-form-urlencoded | status=DELIVRD                        | 400 | 缺少「smsMsgId」
            receipt | application/x-www-form-urlencoded | id=%zz&status=DELIVRD                 | 400 | 有不能解码的字符
            receipt | application/x-www-form-urlencoded | id=1&status=DELIVRD&at=yesterday      | 400 | 时间「yesterday」不对
            reply   | application/x-www-form-urlencoded | from=abc&body=x                       | 400 | 号码「abc」不对
            reply   | application/x-www-form-urlencoded | from=13811112222                      | 400 | 缺少「body」
            receipt | text/plain                        | id=1                                  | 415 | 只接受
            """)
    void refusesGarbage(String what, String type, String body, int status, String sentence) {
        int before = kept();
        var answer = call(what, type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence).doesNotContain("Exception", "io.tiaoli", "<html");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    @DisplayName("one bad entry among good ones refuses the whole call; a body without end is not read to its end")
    void refusesWholeAndLong() {
        int before = kept();
        assertThat(call("receipt", JSON, "[{\"id\":\"%s\",\"status\":\"DELIVRD\"},{\"id\":\"\"}]".formatted(gatewayId)).statusCode()).isEqualTo(400);
        var long_ = call("reply", FORM, "from=" + phone + "&body=" + "x".repeat(70_000));
        assertThat(long_.statusCode()).isEqualTo(413);
        assertThat(long_.body()).contains("内容太长");
        assertThat(call("reply", FORM, "from=" + phone + "&body=" + "x".repeat(2_000)).body()).contains("回复太长");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    @DisplayName("without a secret in the settings the callbacks are not there, whatever a caller says")
    void isNotThereWithoutASecret() throws Exception {
        var http = standaloneSetup(new SmsCallbacks(new CallbackSecret(" "), receipts, replies, clock)).build();
        for (String secret : new String[] {"", SECRET}) {
            http.perform(post("/callbacks/sms/receipt").header(CallbackSecret.HEADER, secret).contentType(MediaType.APPLICATION_JSON).content("{}")).andExpect(status().isNotFound());
        }
    }

    private HttpResponse<String> call(String what, String type, String body) {
        return wire.post("/callbacks/sms/" + what, type, body, CallbackSecret.HEADER, SECRET);
    }

    private int kept() {
        return jdbc.sql("select (select count(*) from receipt) + (select count(*) from reply)").query(Integer.class).single();
    }
}
