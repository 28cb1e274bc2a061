package io.tiaoli.web.privacy;

import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.testing.TestDatabase;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Papers;
import io.tiaoli.web.testing.Pictures;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Orders.Order;
import io.tiaoli.web.testing.Post;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.messaging.Replies;
import io.tiaoli.workers.messaging.gateway.Reply;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.privacy.PersonalDataActs;

/** A customer asks for what we hold, or wants it erased. */
@AppTest
class PrivacyTest {

    static int number;

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired Orders orders;
    @Autowired Papers papers;
    @Autowired Post post;
    @Autowired Cases cases;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired Replies replies;
    @Autowired io.tiaoli.workers.papers.Papers copies;
    @Autowired PersonalDataActs acts;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;

    String name;
    String phone;
    String plate;
    Order order;

    @BeforeEach
    void aCustomerWithAHistory() {
        number++;
        name = "诸葛清风" + "甲乙丙丁戊己".charAt(number);
        phone = "1590%07d".formatted(7_130_000 + number);
        plate = "京Q%05d".formatted(number);
        Customer customer = customers.add(name, Optional.of("先生"), Optional.of(phone));
        customers.correct(customer.id(), Optional.empty(), Optional.empty(), Optional.of("zhuge" + number + "@example.com"), Optional.of("清风巷 " + number + " 号楼"));
        var vehicle = vehicles.add(customer.id(), plate, Optional.of("轩逸 1.6L"));
        String caseNo = "T-PRIV-%04d".formatted(number);
        cases.open(caseNo, "vehicle-repair", Optional.empty(), Optional.of(customer.id()), Optional.of(vehicle.id()), "test");
        order = new Order(caseNo, customers.get(customer.id()), vehicle);
        orders.collect(order, 10_00);
        papers.quote(order);
        post.sent(post.sms(customer, caseNo, "vehicle-repair", "{{customerName}}，您的车 {{plateNo}} 修好了"), "g-" + number);
        replies.received(new Reply(phone, "我是" + name + "，好的", floor.now().atZone(java.time.ZoneId.systemDefault()).toInstant(), Optional.of("reply-" + number), Optional.empty()));
        copies.keep(new NewPaper(caseNo, "check-licence", PaperKind.DRIVING_LICENCE, name, "licence.jpg", Pictures.jpeg()), "sales-consultant-1");
        jdbc.sql("insert into form_record (case_no, record, version, form, step, content, entered_by, entered_at) values (?, 'receptionSheet', 1, 'f', 's', ?, 'service-advisor-1', current_timestamp)")
                .params(caseNo, "{\"customerName\":\"%s\",\"phone\":\"%s\"}".formatted(name, phone)).update();
        floor.settle();
    }

    void closeEverything() {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(order.caseNo()).list().forEach(process -> {
            runtime.setVariable(process.getId(), "customerName", name);
            runtime.setVariable(process.getId(), "plateNo", plate);
            runtime.deleteProcessInstance(process.getId(), "done");
        });
        jdbc.sql("select case_no from service_case where customer_id = ? and ended_at is null").param(order.customer().id()).query(String.class).list().forEach(no -> cases.close(no, "COMPLETED"));
    }

    /** Where a text still stands, in any column of any table. */
    Map<String, Long> found(String text) {
        Map<String, Long> found = new TreeMap<>();
        PersonalDataListTest.columns(jdbc).forEach((table, columns) -> columns.forEach((column, texts) -> {
            if (!texts) return;
            String type = jdbc.sql("select lower(data_type) from information_schema.columns where lower(table_schema) = lower(current_schema) and lower(table_name) = ? and lower(column_name) = ?").params(table, column).query(String.class).single();
            boolean bytes = type.matches(".*(bytea|binary).*");
            if (bytes && !TestDatabase.isPostgres()) return;
            long hits = jdbc.sql("select count(*) from " + table + " where " + (bytes ? "position(convert_to(?, 'UTF8') in " + column + ") > 0" : column + " like '%' || ? || '%'")).param(text).query(Long.class).single();
            if (hits > 0) found.put(table + "." + column, hits);
        }));
        return found;
    }

    @Test
    @DisplayName("after a person is erased, neither name, phone, address nor plate stands in any column of any table, the engine's included")
    void erasesEverywhere() throws Exception {
        closeEverything();
        assertThat(found(name).keySet()).as("it was all over the place").contains("customer.full_name", "message.content", "reply.content", "form_record.content", "act_hi_varinst.text_", "personal_paper.holder");
        http.perform(post("/privacy/" + order.customer().id() + "/erase").param("name", name).param("reason", "客户书面申请").with(as("administrator-1")).with(csrf()))
                .andExpect(flash().attribute("good", containsString("已清除")));
        for (String text : new String[] {name, phone, plate, "zhuge" + number + "@example.com", "清风巷 " + number}) assertThat(found(text)).as(text).isEmpty();
        assertThat(jdbc.sql("select count(*) from payment where payer_id = ?").param(order.customer().id()).query(Integer.class).single()).as("accounts stay").isPositive();
        assertThat(acts.of(order.customer().id(), 10).get(0)).satisfies(act -> {
            assertThat(act.what()).isEqualTo(PersonalDataActs.What.ERASED);
            assertThat(act.reason()).contains("客户书面申请");
            assertThat(act.who()).isEqualTo("administrator-1");
        });
    }

    @Test
    @DisplayName("nobody is erased while their work is open, by a wrong name, without a reason, or by somebody who is no administrator")
    void refuses() throws Exception {
        String page = "/privacy/" + order.customer().id() + "/erase";
        http.perform(post(page).param("name", name).param("reason", "申请").with(as("administrator-1")).with(csrf())).andExpect(flash().attribute("problem", containsString(order.caseNo())));
        closeEverything();
        http.perform(post(page).param("name", "张伟").param("reason", "申请").with(as("administrator-1")).with(csrf())).andExpect(flash().attribute("problem", containsString("「张伟」与这位客户的姓名不一致")));
        http.perform(post(page).param("name", name).with(as("administrator-1")).with(csrf())).andExpect(flash().attribute("problem", containsString("请填写原因")));
        for (String someone : List.of("general-manager-1", "customer-service-1", "car-washer-1")) {
            http.perform(post(page).param("name", name).param("reason", "申请").with(as(someone)).with(csrf())).andExpect(status().isForbidden());
            http.perform(get("/privacy").with(as(someone))).andExpect(status().isForbidden());
            http.perform(post("/privacy/" + order.customer().id() + "/export").param("reason", "申请").with(as(someone)).with(csrf())).andExpect(status().isForbidden());
        }
        http.perform(post("/privacy/" + order.customer().id() + "/export").with(as("administrator-1")).with(csrf())).andExpect(status().isBadRequest()).andExpect(content().string(containsString("请填写原因")));
        assertThat(customers.get(order.customer().id()).fullName()).isEqualTo(name);
    }

    @Test
    @DisplayName("an export holds every row and file of the person, the copy of the licence opened, and what the engine remembers")
    void exportsEverything() throws Exception {
        byte[] zip = http.perform(post("/privacy/" + order.customer().id() + "/export").param("reason", "客户书面申请").with(as("administrator-1")).with(csrf()))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        Map<String, byte[]> files = new TreeMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) files.put(entry.getName(), in.readAllBytes());
        }
        String data = new String(files.get("data.json"), StandardCharsets.UTF_8);
        assertThat(data).contains(name, phone, plate, "清风巷 " + number + " 号楼", "好的", "receptionSheet", "\"engine\"", "payerId");
        assertThat(files.keySet()).anyMatch(file -> file.matches("files/document-.*-pdf\\.pdf")).anyMatch(file -> file.matches("files/personal_paper-.*-sealed\\.jpeg"));
        assertThat(acts.of(order.customer().id(), 10).get(0).what()).isEqualTo(PersonalDataActs.What.EXPORTED);
    }

    @Test
    @DisplayName("the page says who looked at a customer, once a day and place")
    void showsWhoLooked() throws Exception {
        for (int i = 0; i < 2; i++) http.perform(get("/cases/" + order.caseNo()).with(as("customer-service-1"))).andExpect(status().isOk());
        assertThat(acts.of(order.customer().id(), 10)).hasSize(1);
        var page = desk.open("administrator-1", "/privacy?q=" + plate);
        assertThat(page.locator("main").innerText()).contains(name, "159****" + phone.substring(7), "/cases/" + order.caseNo(), "查看").doesNotContain(phone);
        Browser.screenshot(page, "privacy");
    }
}
