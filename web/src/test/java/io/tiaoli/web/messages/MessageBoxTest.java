package io.tiaoli.web.messages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.ZoneId;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Post;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.messaging.MessageState;
import io.tiaoli.workers.messaging.Messages;
import io.tiaoli.workers.messaging.Replies;
import io.tiaoli.workers.messaging.gateway.Reply;

@AppTest
class MessageBoxTest {

    static final String FLOW = "payment-collection";
    static int number;

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Post post;
    @Autowired Messages messages;
    @Autowired Replies replies;
    @Autowired MockMvc http;
    Customer customer;
    String phone;
    String caseNo;

    @BeforeEach
    void customer() {
        phone = "137%08d".formatted(++number);
        customer = post.customer("张伟", phone);
        caseNo = post.caseOf(customer, FLOW);
    }

    @Test
    @DisplayName("消息箱 shows to whom, why, which case, the state and what the gateway said, and finds by state, text, number and case")
    void findsMessages() {
        post.stands(post.sms(customer, caseNo, FLOW, "您的车已修好"), MessageState.FAILED, "没有送达", "UNDELIV");
        post.sms(customer, caseNo, FLOW, "明天见");
        var page = desk.open("customer-service-1", "/messages?caseNo=" + caseNo);
        assertThat(page.locator("tbody tr")).hasCount(2);

        page.locator("#state").selectOption("FAILED");
        page.getByText("查找").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        for (String seen : new String[] {"张伟", phone, "到达通知", caseNo, "您的车已修好", "发送失败", "UNDELIV"}) assertThat(page.locator("tbody tr")).containsText(seen);
        Browser.screenshot(page, "messages");

        page.locator("#text").fill("100%");
        page.getByText("查找").click();
        assertThat(page.getByText("没有这样的消息。")).isVisible();
    }

    @Test
    @DisplayName("a wrong number is corrected, the message sent again, and each act stays with the message")
    void mendsAndSendsAgain() {
        String id = post.sms(customer, caseNo, FLOW, "请来取车");
        post.stands(id, MessageState.FAILED, "空号", "没有这个号码");
        var page = desk.open("service-manager-1", "/messages/" + id);

        page.locator("#address").fill("1380");
        page.getByText("改正", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[role=alert]")).containsText("手机号「1380」不对");

        page.locator("#address").fill("13900007777");
        page.getByText("改正", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[role=status]")).containsText("已改正");
        page.getByText("重新发送", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1 .badge")).hasText("待发送");
        assertThat(page.locator("ul.plain")).containsText("改正地址（" + phone + " → 13900007777）");
        assertThat(messages.get(id).orElseThrow().address()).isEqualTo("13900007777");
        Browser.screenshot(page, "message");
    }

    @Test
    @DisplayName("a WeChat message is marked as sent by hand, another is given up with a reason")
    void byHandAndGivenUp() {
        String weChat = post.weChat(customer, caseNo, FLOW, "照片已发您");
        var page = desk.phone("customer-service-1", "/messages/" + weChat);
        assertThat(page.getByText("重新发送", new Page.GetByTextOptions().setExact(true))).hasCount(0);
        page.getByText("已人工发送").click();
        assertThat(page.locator("h1 .badge")).hasText("已发出");

        String other = post.sms(customer, caseNo, FLOW, "不用了");
        post.stands(other, MessageState.UNKNOWN, "没有答复", "");
        page.navigate("/messages/" + other);
        page.locator("#reason").fill("客户已来过");
        Browser.screenshot(page, "message-on-phone");
        page.locator("button.danger").click();
        assertThat(page.locator("h1 .badge")).hasText("已取消");
        assertThat(messages.get(other).orElseThrow().note().orElseThrow()).contains("客户已来过");
    }

    @Test
    @DisplayName("what customers wrote back is listed with its case")
    void showsReplies() throws Exception {
        String id = post.sms(customer, caseNo, FLOW, "明天九点可以吗");
        post.sent(id, "gw-" + id);
        replies.received(new Reply(phone, "可以，谢谢", floor.now().atZone(ZoneId.systemDefault()).toInstant(), Optional.of("reply-" + id)));

        http.perform(get("/messages/replies").param("phone", phone).with(user("x").authorities(group("customer-service"))))
                .andExpect(status().isOk()).andExpect(content().string(Matchers.allOf(Matchers.containsString("可以，谢谢"), Matchers.containsString(caseNo))));
        http.perform(get("/messages/replies").param("text", "没有人这样写").with(user("x").authorities(group("customer-service"))))
                .andExpect(content().string(Matchers.containsString("没有这样的回复")));
    }

    @Test
    @DisplayName("others may neither read nor change messages, and a wrong state or number is said plainly")
    void refusesOthers() throws Exception {
        String id = post.sms(customer, caseNo, FLOW, "您好");
        post.stands(id, MessageState.FAILED, "没有送达", "");
        var washer = user("car-washer-1").authorities(group("car-washer"));
        for (String path : new String[] {"/messages", "/messages/replies", "/messages/" + id}) http.perform(get(path).with(washer)).andExpect(status().isForbidden());
        for (String act : new String[] {"again", "give-up", "address", "by-hand"}) {
            http.perform(post("/messages/" + id + "/" + act).param("reason", "x").param("address", "13811112222").with(washer).with(csrf())).andExpect(status().isForbidden());
        }
        http.perform(post("/messages/" + id + "/again").with(user("x").authorities(group("customer-service")))).andExpect(status().isForbidden());
        assertThat(messages.get(id).orElseThrow().state()).isEqualTo(MessageState.FAILED);

        var service = user("x").authorities(group("customer-service"));
        http.perform(get("/messages").param("state", "LOST").with(service)).andExpect(status().isBadRequest()).andExpect(content().string(Matchers.containsString("没有名为「LOST」的消息状态")));
        http.perform(get("/messages/nothing").with(service)).andExpect(status().isNotFound()).andExpect(content().string(Matchers.containsString("没有编号为「nothing」的消息")));
        http.perform(get("/messages").param("page", "999999").with(service)).andExpect(status().isOk());
        http.perform(get("/messages").param("page", "-1").with(service)).andExpect(status().isOk());
    }

    static SimpleGrantedAuthority group(String id) {
        return new SimpleGrantedAuthority("GROUP_" + id);
    }
}
