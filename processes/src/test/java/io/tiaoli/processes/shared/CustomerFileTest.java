package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.instant;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customerfile.CustomerFiles;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;

@FlowTest
class CustomerFileTest {

    static final LocalDate TENTH = LocalDate.of(2026, 12, 10);
    static final LocalDateTime CHECKED_IN = TENTH.atTime(10, 0);
    static int number;

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired StoredEvents told;
    @Autowired CustomerFiles files;
    @Autowired Vehicles vehicles;
    @Autowired Documents documents;
    @Autowired Notices notices;
    @Autowired RuntimeService runtime;
    @Autowired IdentityService identities;
    @Autowired JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;
    String orderNo;

    @BeforeEach
    void arrive() {
        number++;
        customer = shop.newCustomer("钱进");
        vehicle = shop.vehicle(customer);
        orderNo = "RO-20261210-%04d".formatted(number);
        jdbc.sql("delete from standing_agent").update();
        agent("follow-up-agent-1");
        jdbc.sql("insert into standing_agent (id, user_id, appointed_at) values (?, 'follow-up-agent-1', ?)").params(UUID.randomUUID().toString(), java.time.OffsetDateTime.now()).update();
        shop.at(CHECKED_IN);
    }

    void agent(String userId) {
        if (identities.createUserQuery().userId(userId).count() == 0) identities.saveUser(identities.newUser(userId));
        if (identities.createGroupQuery().groupId("follow-up-agent").count() == 0) identities.saveGroup(identities.newGroup("follow-up-agent"));
        if (identities.createUserQuery().userId(userId).memberOfGroup("follow-up-agent").count() == 0) identities.createMembership(userId, "follow-up-agent");
    }

    ProcessInstance happened(String event, String kind, LocalDateTime at, Map<String, Object> more) {
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "eventKind", kind, "eventAt", date(at)));
        payload.putAll(more);
        publish(event, orderNo, payload);
        return runtime.createProcessInstanceQuery().processDefinitionKey("customer-file").variableValueEquals("customerId", customer.id()).singleResult();
    }

    void publish(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance checkedIn() {
        return happened("check-in-completed", "REPAIR_CHECKIN", CHECKED_IN, Map.of("vehicleId", vehicle.id(), "repairOrderNo", orderNo));
    }

    ProcessInstance talked() {
        return happened("consultation-closed", "CONSULTATION", CHECKED_IN, Map.of());
    }

    Map<String, Object> sheet(Map<String, Object> more) {
        Map<String, Object> sheet = new HashMap<>(Map.of("fullName", "钱进", "phone", "13400000000", "address", "朝阳路 12 号", "visitOn", "2026-12-10",
                "items", "两万公里保养", "maintenanceCycle", "3 个月或 5 000 公里", "wishes", "周末保养"));
        sheet.putAll(more);
        return sheet;
    }

    void build(Map<String, Object> more) {
        shop.complete("build-file", "customerFile", sheet(more));
    }

    void plan(int days) {
        shop.complete("plan-next-service", "nextService", Map.of("content", "FREE_INSPECTION", "talk", "冬季免费检测", "channel", "PHONE", "offsetDays", days));
    }

    void carLeft(LocalDateTime at) {
        shop.advanceTo(at);
        publish("car-left", orderNo, Map.of("departedAt", date(at), "customerId", customer.id(), "vehicleId", vehicle.id()));
    }

    List<Stored> toldBy(ProcessInstance process, String event) {
        return told.toldBy(process.getBusinessKey()).stream().filter(e -> e.name().equals(event)).toList();
    }

    boolean ended(ProcessInstance process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }

    @Test
    @DisplayName("customer-file fact 1: checked in on the 10th at 10:00 and not built on the 12th at 10:00, the department's manager is told and the task stays open")
    void theManagerIsTold() {
        assertThat(checkedIn().getBusinessKey()).startsWith("CF-20261210-");
        shop.advanceTo(TENTH.plusDays(2).atTime(9, 59));
        String task = shop.task("build-file").getId();
        assertThat(notices.about(task)).noneMatch(n -> n.kind() == Kind.ESCALATION);
        shop.advanceTo(TENTH.plusDays(2).atTime(10, 0));
        assertThat(notices.about(task)).filteredOn(n -> n.kind() == Kind.ESCALATION).singleElement().satisfies(n -> assertThat(n.told()).isEqualTo("business-dept-manager"));
        assertThat(shop.task("build-file").getId()).isEqualTo(task);
    }

    @Test
    @DisplayName("customer-file fact 2: a second car delivered to a household with a file extends it, and the count of files is unchanged")
    void oneFileAHousehold() {
        talked();
        build(Map.of());
        plan(3);
        String fileNo = files.get(customer.id()).fileNo();
        int count = jdbc.sql("select count(*) from customer_file").query(Integer.class).single();

        var wife = shop.newCustomer("孙丽");
        jdbc.sql("update customer set household_id = ? where id = ?").params(customer.householdId(), wife.id()).update();
        customer = shop.known(wife.id());
        var second = shop.vehicle(customer);
        var delivery = happened("delivery-completed", "DELIVERY", CHECKED_IN, Map.of("vehicleId", second.id()));
        assertThat(shop.shown("build-file", "customerFile")).containsEntry("wishes", "周末保养").containsEntry("plateNo", second.plateNo());
        build(Map.of("fullName", "孙丽", "plateNo", second.plateNo(), "model", "奇骏 2.0L", "deliveredOn", "2026-12-10"));
        plan(7);
        assertThat(ended(delivery)).isTrue();
        assertThat(jdbc.sql("select count(*) from customer_file").query(Integer.class).single()).isEqualTo(count);
        assertThat(files.get(wife.id()).fileNo()).isEqualTo(fileNo);
        assertThat(files.visits(fileNo)).hasSize(2);
        assertThat(vehicles.get(second.id()).nextMaintenanceOn()).contains(LocalDate.of(2027, 3, 10));
        assertThat(vehicles.get(second.id()).nextMaintenanceKm()).contains(5_000);
        assertThat(toldBy(delivery, "service-closed")).isEmpty();
    }

    @Test
    @DisplayName("customer-file fact 3: the car leaves on the 1st, so the next contact lies between the 4th and the 8th; another offset is refused")
    void theOffsetIsThreeToSevenDays() {
        shop.at(LocalDate.of(2026, 11, 30).atTime(10, 0));
        happened("check-in-completed", "REPAIR_CHECKIN", LocalDate.of(2026, 11, 30).atTime(10, 0), Map.of("vehicleId", vehicle.id(), "repairOrderNo", orderNo));
        build(Map.of("visitOn", "2026-11-30"));
        assertThatThrownBy(() -> plan(2)).hasMessageContaining("「几天后联系」应为 3 到 7 天");
        assertThatThrownBy(() -> plan(8)).hasMessageContaining("「几天后联系」应为 3 到 7 天");
        plan(3);
        carLeft(LocalDate.of(2026, 12, 1).atTime(16, 0));
        assertThat(files.get(customer.id()).nextContactAt()).contains(instant(LocalDate.of(2026, 12, 4).atTime(16, 0)));
    }

    @Test
    @DisplayName("customer-file fact 4: maintained today at 20 000 km, the next maintenance is in 3 months or at 25 000 km, whichever is first")
    void theNextMaintenance() {
        checkedIn();
        build(Map.of("lastMaintenanceOn", "2026-12-10", "lastMaintenanceKm", 20_000, "mileageKm", 20_000));
        plan(5);
        var maintained = vehicles.get(vehicle.id());
        assertThat(maintained.nextMaintenanceOn()).contains(LocalDate.of(2027, 3, 10));
        assertThat(maintained.nextMaintenanceKm()).contains(25_000);
        assertThat(maintained.mileageKm()).contains(20_000);
    }

    @Test
    @DisplayName("customer-file fact 5: a return visit adds a dated line to the card")
    void aReturnIsALine() {
        checkedIn();
        build(Map.of());
        plan(5);
        shop.advanceTo(TENTH.plusDays(1).atTime(9, 0));
        publish("customer-returned", customer.id(), Map.of("returnNote", "回来加玻璃水"));
        assertThat(jdbc.sql("select at, notes from contact_record where customer_id = ? order by at").param(customer.id())
                .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant() + " " + row.getString(2)).list())
                .containsExactly(instant(CHECKED_IN) + " 维修接车 " + orderNo, instant(TENTH.plusDays(1).atTime(9, 0)) + " 回来加玻璃水");
        assertThat(shop.hasTask("complete-card-returned")).isFalse();
    }

    @Test
    @DisplayName("customer-file fact 6: checked in on the 10th and gone on the 14th, the file is due on the 12th, not the 16th")
    void dueFromCheckIn() {
        checkedIn();
        assertThat(shop.task("build-file").getDueDate()).isEqualTo(date(TENTH.plusDays(2).atTime(10, 0)));
        assertThat(shop.task("build-file").getAssignee()).isEqualTo("follow-up-agent-1");
        carLeft(TENTH.plusDays(4).atTime(16, 0));
        assertThat(shop.task("build-file").getDueDate()).isEqualTo(date(TENTH.plusDays(2).atTime(10, 0)));
        build(Map.of());
        plan(5);
        assertThat(files.get(customer.id()).nextContactAt()).as("the departure was kept until somebody waited for it").contains(instant(TENTH.plusDays(9).atTime(16, 0)));
    }

    @Test
    @DisplayName("customer-file fact 7: without a telephone number the file cannot be completed; whoever served the customer is asked for it")
    void noFileWithoutTelephone() {
        checkedIn();
        assertThatThrownBy(() -> build(Map.of("phone", ""))).hasMessageContaining("「电话」必须填写");
        build(Map.of("phone", "", "missing", true));
        assertThat(shop.hasTask("plan-next-service")).isFalse();
        assertThat(shop.groups(shop.task("find-missing"))).containsExactly("service-advisor");
        shop.complete("find-missing", "missingData", Map.of("phone", "13712345678", "notes", "接车单上有"));
        assertThat(shop.shown("build-file", "customerFile")).containsEntry("phone", "13712345678").containsEntry("wishes", "周末保养");
        build(Map.of("phone", "13712345678"));
        assertThat(shop.hasTask("plan-next-service")).isTrue();
        assertThat(shop.known(customer.id()).phone()).contains("13712345678");
    }

    @Test
    @DisplayName("customer-file fact 8: after a check-in, while the car is here, the next contact is empty and the case waits for its departure")
    void waitsForTheDeparture() throws IOException {
        var file = checkedIn();
        build(Map.of());
        plan(5);
        assertThat(files.get(customer.id()).nextContactAt()).isEmpty();
        assertThat(runtime.createEventSubscriptionQuery().eventName("car-left " + orderNo).count()).isEqualTo(1);
        assertThat(ended(file)).isFalse();
        assertThat(files.get(customer.id()).cardMonth()).contains("2026-12");
        assertThat(documents.of(file.getBusinessKey())).extracting("kind").containsExactlyInAnyOrder("customer-file-visit-sheet", "customer-file-visit-card", "customer-file-visit-label");
        assertThat(printed(file, "customer-file-visit-sheet")).contains("钱进", "周末保养", "免费检测", orderNo);
        assertThat(printed(file, "customer-file-visit-card")).contains("维修接车", "冬季免费检测", "2026-12");
        carLeft(TENTH.plusDays(1).atTime(17, 0));
        assertThat(ended(file)).isTrue();
    }

    String printed(ProcessInstance file, String kind) throws IOException {
        try (var pdf = Loader.loadPDF(documents.pdf(documents.latest(file.getBusinessKey(), kind).orElseThrow().id()))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    @DisplayName("customer-file fact 9: a closed consultation starts exactly one follow-up, a repair check-in none")
    void onlyConsultationsStartAFollowUp() {
        var consultation = talked();
        build(Map.of());
        plan(4);
        assertThat(ended(consultation)).isTrue();
        assertThat(files.get(customer.id()).nextContactAt()).contains(instant(TENTH.plusDays(4).atTime(10, 0)));
        assertThat(toldBy(consultation, "service-closed")).singleElement().satisfies(e -> assertThat(e.key()).isEqualTo(customer.id()));
        assertThat(followUps()).isEqualTo(1);

        arrive();
        var repair = checkedIn();
        build(Map.of());
        plan(4);
        carLeft(TENTH.atTime(18, 0));
        assertThat(ended(repair)).isTrue();
        assertThat(toldBy(repair, "service-closed")).isEmpty();
        assertThat(followUps()).isZero();
    }

    long followUps() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").variableValueEquals("customerId", customer.id()).count();
    }

    @Test
    @DisplayName("customer-file: without an agent the manager appoints one, who must be an agent; a standing one serves the next customer too")
    void theManagerAppoints() {
        jdbc.sql("delete from standing_agent").update();
        checkedIn();
        assertThat(shop.groups(shop.task("appoint-agent"))).containsExactly("business-dept-manager");
        shop.complete("appoint-agent", "agentAppointment", Map.of("agentId", "nobody-1"));
        assertThat(shop.hasTask("build-file")).isFalse();
        agent("follow-up-agent-2");
        shop.complete("appoint-agent", "agentAppointment", Map.of("agentId", "follow-up-agent-2", "standing", true));
        assertThat(shop.task("build-file").getAssignee()).isEqualTo("follow-up-agent-2");
        assertThat(files.get(customer.id()).agentId()).contains("follow-up-agent-2");
        build(Map.of());
        plan(3);

        customer = shop.newCustomer("周明");
        talked();
        assertThat(shop.task("build-file").getAssignee()).isEqualTo("follow-up-agent-2");
    }

    @Test
    @DisplayName("customer-file: key accounts are asked for birthdays, home and likes; ordinary customers are not")
    void keyAccounts() {
        jdbc.sql("update customer set customer_class = 'KEY' where id = ?").param(customer.id()).update();
        talked();
        build(Map.of("birthday", "1980-01-02", "familyBirthdays", "妻 3 月 8 日", "homeAddress", "学院路 1 号", "likes", "钓鱼"));
        plan(3);
        assertThat(files.get(customer.id())).satisfies(f -> {
            assertThat(f.birthday()).contains(LocalDate.of(1980, 1, 2));
            assertThat(f.likes()).contains("钓鱼");
        });
        arrive();
        talked();
        build(Map.of("likes", "不该有的"));
        assertThat(files.get(customer.id()).likes()).isEmpty();
    }

    @Test
    @DisplayName("customer-file: a second check-in while the first car is still here goes into the same case, and both departures are waited for")
    void aSecondVisitJoins() {
        var file = checkedIn();
        build(Map.of());
        plan(5);
        String first = orderNo;
        orderNo += "B";
        shop.advanceTo(TENTH.plusDays(1).atTime(9, 0));
        assertThat(happened("check-in-completed", "REPAIR_CHECKIN", TENTH.plusDays(1).atTime(9, 0), Map.of("vehicleId", shop.vehicle(customer).id(), "repairOrderNo", orderNo)).getId()).isEqualTo(file.getId());
        assertThat(shop.task("build-file").getDueDate()).isEqualTo(date(TENTH.plusDays(3).atTime(9, 0)));
        build(Map.of("visitOn", "2026-12-11"));
        plan(3);
        assertThat(runtime.createEventSubscriptionQuery().eventName("car-left " + first).count()).isEqualTo(1);
        assertThat(runtime.createEventSubscriptionQuery().eventName("car-left " + orderNo).count()).isEqualTo(1);
        carLeft(TENTH.plusDays(1).atTime(17, 0));
        assertThat(ended(file)).isFalse();
        orderNo = first;
        carLeft(TENTH.plusDays(2).atTime(17, 0));
        assertThat(ended(file)).isTrue();
    }

    @Test
    @DisplayName("customer-file: after a contact a built file that lacks an address asks for it once")
    void incompleteCardsAreCompleted() {
        checkedIn();
        build(Map.of());
        plan(5);
        jdbc.sql("update customer set address = null where id = ?").param(customer.id()).update();
        publish("contact-recorded", customer.id(), Map.of("contactOutcome", "REACHED"));
        assertThat(shop.shown("complete-card", "cardCompletion")).containsEntry("missing", "地址");
        shop.complete("complete-card", "cardCompletion", Map.of("address", "学院路 5 号"));
        assertThat(shop.known(customer.id()).address()).contains("学院路 5 号");
        publish("customer-returned", customer.id(), Map.of());
        assertThat(shop.hasTask("complete-card-returned")).isFalse();
    }

    Map<String, Object> request(String what, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("request", what, "customerName", "钱进", "phone", customer.phone().orElseThrow()));
        request.putAll(more);
        return request;
    }

    @Test
    @DisplayName("customer-file: the business department opens a file by hand; not for the future, and not beside a running one")
    void openedByHand() {
        var entered = request("BUILD", Map.of("eventKind", "CONSULTATION", "eventAt", iso(CHECKED_IN)));
        assertThatThrownBy(() -> shop.startByForm("customer-file", "fileRequest", request("BUILD", Map.of("eventKind", "CONSULTATION", "eventAt", iso(CHECKED_IN.plusHours(1))))))
                .hasMessageContaining("「发生日期」不能晚于现在");
        var file = shop.startByForm("customer-file", "fileRequest", entered);
        assertThat(shop.hasTask("build-file")).isTrue();
        var merged = shop.startByForm("customer-file", "fileRequest", entered);
        assertThat(ended(merged)).isTrue();
        assertThat(shop.tasks("build-file")).as("the second visit is built in the running case").hasSize(2);
        assertThat(ended(file)).isFalse();
    }

    @Test
    @DisplayName("customer-file: a request to erase takes the person out of everything that is kept, once no work is open")
    void erasure() {
        talked();
        build(Map.of("phone", customer.phone().orElseThrow()));
        plan(3);
        String followUp = runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").singleResult().getId();
        var erasure = shop.startByForm("customer-file", "fileRequest", request("ERASE", Map.of()));
        assertThat(shop.groups(shop.task("approve-erasure"))).containsExactly("business-dept-manager");
        shop.complete("approve-erasure", "erasure", Map.of("decision", "ERASE", "reason", "本人到店，核对身份证"));
        assertThat(shop.hasTask("approve-erasure")).as("the follow-up is still open").isTrue();
        assertThat(shop.known(customer.id()).fullName()).isEqualTo("钱进");
        runtime.deleteProcessInstance(followUp, "客户要求");
        shop.complete("approve-erasure", "erasure", Map.of("decision", "ERASE", "reason", "本人到店，核对身份证"));
        assertThat(ended(erasure)).isTrue();
        assertThat(shop.known(customer.id())).satisfies(gone -> {
            assertThat(gone.fullName()).isEqualTo("已清除");
            assertThat(gone.phone()).isEmpty();
            assertThat(gone.address()).isEmpty();
            assertThat(gone.doNotContact()).isTrue();
        });
        assertThat(files.get(customer.id()).wishes()).isEmpty();
        assertThat(vehicles.get(vehicle.id()).plateNo()).startsWith("清除");
        assertThat(jdbc.sql("select count(*) from form_record where content like '%钱进%' and case_no in (select case_no from service_case where customer_id = ?)")
                .param(customer.id()).query(Integer.class).single()).isZero();

        arrive();
        var kept = shop.startByForm("customer-file", "fileRequest", request("ERASE", Map.of()));
        shop.complete("approve-erasure", "erasure", Map.of("decision", "KEEP", "reason", "不是本人"));
        assertThat(ended(kept)).isTrue();
        assertThat(shop.known(customer.id()).fullName()).isEqualTo("钱进");
    }
}
