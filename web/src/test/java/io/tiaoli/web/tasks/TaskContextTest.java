package io.tiaoli.web.tasks;

import static io.tiaoli.web.testing.Staff.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Work;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;

@AppTest
class TaskContextTest {

    @Autowired MockMvc http;
    @Autowired Orders orders;
    @Autowired Floor floor;
    @Autowired ContactLog log;
    @Autowired TaskService tasks;
    @Autowired Work work;

    ResultActions context(String person, String task) throws Exception {
        return http.perform(get("/api/tasks/" + task + "/context").with(as(person)));
    }

    @Test
    @DisplayName("whoever calls sees the whole number, the script with the customer's name, and that it may be now")
    void callTask() throws Exception {
        var order = orders.open();
        log.add(new Contact("c-" + order.caseNo(), order.customer().id(), Optional.of(order.caseNo()), Optional.empty(), floor.now().minusDays(2).atZone(ZoneId.systemDefault()).toInstant(),
                Channel.PHONE, ContactPurpose.REMINDER, ContactOutcome.REACHED, Optional.of("telesales-1"), Optional.empty(), Optional.empty(), Optional.of("说周末来取车")), order.caseNo());
        var task = orders.call(order);

        context("follow-up-agent-1", task.getId()).andExpect(status().isOk())
                .andExpect(jsonPath("$.caseNo").value(order.caseNo())).andExpect(jsonPath("$.caseUrl").value("/cases/" + order.caseNo()))
                .andExpect(jsonPath("$.lines[?(@.label == '事由')].value").value(hasItem("维修与保养")))
                .andExpect(jsonPath("$.lines[?(@.label == '客户')].value").value(hasItem("张伟（先生）")))
                .andExpect(jsonPath("$.lines[?(@.label == '电话')].value").value(hasItem(order.customer().phone().orElseThrow())))
                .andExpect(jsonPath("$.lines[?(@.label == '车辆')].value").value(hasItem(order.vehicle().plateNo() + " 轩逸 1.6L")))
                .andExpect(jsonPath("$.script").value(containsString("张先生您好，我是条理汽车服务中心的")))
                .andExpect(jsonPath("$.window").value("现在可以打电话"))
                .andExpect(jsonPath("$.lastContact").value("11月21日 09:00 电话，提醒，已联系上：说周末来取车"))
                .andExpect(jsonPath("$.links[*].url").value(hasItem("/tasks/" + task.getId() + "/photos")));
    }

    @Test
    @DisplayName("at noon the card says from when the customer may be called")
    void noonBan() throws Exception {
        var task = orders.call(orders.open());
        floor.at(LocalDateTime.of(2026, 11, 23, 12, 30));

        context("follow-up-agent-1", task.getId()).andExpect(jsonPath("$.window").value("现在不宜打电话，11月23日 14:30 起可以"));
    }

    @Test
    @DisplayName("a manager who only looks sees the number masked; once the task is late it is the manager's too, and the card says so")
    void managerLooks() throws Exception {
        var order = orders.open();
        var task = orders.call(order);
        String phone = order.customer().phone().orElseThrow();

        context("business-dept-manager-1", task.getId()).andExpect(status().isOk())
                .andExpect(jsonPath("$.lines[?(@.label == '电话')].value").value(hasItem("138****" + phone.substring(7))));
        floor.advance(Duration.ofDays(2));
        context("business-dept-manager-1", task.getId()).andExpect(jsonPath("$.notices[0]").value(containsString("已超期")))
                .andExpect(jsonPath("$.notices[0]").value(containsString("业务部主管")))
                .andExpect(jsonPath("$.lines[?(@.label == '电话')].value").value(hasItem(phone)));
    }

    @Test
    @DisplayName("the card says why a task came back, and no longer once it was done again")
    void cameBack() throws Exception {
        var order = orders.open();
        var asked = orders.collect(order, 28_300);
        context("cashier-1", asked.getId()).andExpect(jsonPath("$.causes").isEmpty());
        work.complete("cashier-1", asked, "paymentRequest", Map.of("action", "WAIVE", "waiverReason", "老客户"));
        work.complete("general-manager-1", only(order), "waiver", Map.of("decision", "REFUSED", "opinion", "老客户也要付"));

        context("cashier-1", only(order).getId()).andExpect(jsonPath("$.causes[0]").value("经理不同意免收。老客户也要付"));
        work.complete("cashier-1", only(order), "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        context("cashier-1", only(order).getId()).andExpect(jsonPath("$.causes").isEmpty());
    }

    private Task only(Orders.Order order) {
        return tasks.createTaskQuery().processInstanceBusinessKey(order.caseNo()).singleResult();
    }

    @Test
    @DisplayName("another group's task is not there, and a stranger is asked who they are")
    void rights() throws Exception {
        var task = orders.collect(orders.open(), 28_300);

        context("cashier-1", task.getId()).andExpect(status().isOk()).andExpect(jsonPath("$.lines[?(@.label == '待收款')].value").value(hasItem("¥283.00")));
        context("car-washer-1", task.getId()).andExpect(status().isNotFound()).andExpect(jsonPath("$.message").value(containsString("没有这个任务")));
        context("cashier-1", "no-such-task").andExpect(status().isNotFound());
        http.perform(get("/api/tasks/" + task.getId() + "/context")).andExpect(status().isUnauthorized());
    }
}
