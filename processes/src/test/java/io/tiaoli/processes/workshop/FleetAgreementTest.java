package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;

@FlowTest
class FleetAgreementTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final String CONTRACT = "fleet-agreement-contract";
    private static int plates;

    @Autowired Shop shop;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired Documents documents;
    @Autowired Events events;
    @Autowired RepairShop garage;

    ProcessInstance named() {
        return shop.startByForm("fleet-agreement", "fleetTarget", Map.of("organisation", "城东机械厂", "orgKind", "COMPANY", "contactPerson", "周敏",
                "contactPhone", "13800138000", "cars", 50, "visitDate", MONDAY.plusDays(2).toString()));
    }

    ProcessInstance visited() {
        var agreement = named();
        shop.complete("select-target", "fleetSelection", Map.of("result", "SUITABLE", "reason", "两千名职工"));
        visit();
        return agreement;
    }

    void visit() {
        shop.complete("visit-organisation", "fleetVisit", Map.of("met", "工会主席周敏", "wishes", "员工换车优惠"));
    }

    @SafeVarargs
    final void draft(Map<String, Object>... serviceDiscounts) {
        shop.complete("draft-sales-terms", "fleetSales", Map.of("terms", "员工凭工牌购车", "discounts", List.of(Map.of("kind", "CAR", "percent", 3))));
        shop.complete("draft-service-terms", "fleetService", Map.of("terms", "优先安排工位", "discounts", List.of(serviceDiscounts)));
    }

    void approve(String decision) {
        Map<String, Object> entered = new HashMap<>(Map.of("decision", decision));
        if (decision.equals("REJECTED")) entered.put("opinion", "购车优惠改为 2%");
        shop.complete("approve-agreement", "fleetApproval", entered);
    }

    /** Everything up to the signature. */
    ProcessInstance offered() {
        var agreement = visited();
        draft(Map.of("kind", "PARTS", "percent", 10));
        approve("APPROVED");
        return agreement;
    }

    void sign(String way, String cars) {
        shop.complete("sign-agreement", "fleetSigning", Map.of("result", "SIGNED", "way", way, "signedOn", shop.now().toLocalDate().toString(), "carList", cars));
    }

    ProcessInstance signed(String cars) {
        var agreement = offered();
        sign("PAPER", cars);
        return agreement;
    }

    static String plate() {
        return "京U%05d".formatted(++plates);
    }

    String classOf(String plate) {
        return customers.get(vehicles.withPlate(plate).orElseThrow().customerId()).customerClass();
    }

    /** What a reader of the newest paper of a kind sees, without blanks. */
    String textOf(ProcessInstance agreement, String kind) {
        Document paper = documents.latest(agreement.getBusinessKey(), kind).orElseThrow();
        try (var pdf = Loader.loadPDF(documents.pdf(paper.id()))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("fleet-agreement fact 1: 50 cars of 50 owners make these 50 corporate customers, and whoever left an address is welcomed by e-mail")
    void fiftyOwners() {
        var plates = IntStream.range(0, 50).mapToObj(i -> plate()).toList();
        var agreement = signed(plates.stream().map(plate -> plate + " 职工" + plate.substring(2) + " " + shop.phone() + (plate.endsWith("0") ? " w@example.com" : "")).collect(Collectors.joining("\n")));
        assertThat(agreement.getBusinessKey()).matches("XY-20261123-\\d{4}");
        var owners = plates.stream().map(plate -> vehicles.withPlate(plate).orElseThrow().customerId()).distinct().toList();
        assertThat(owners).hasSize(50).allSatisfy(owner -> assertThat(customers.get(owner).customerClass()).isEqualTo("CORPORATE"));
        assertThat(shop.wordings(agreement.getBusinessKey())).hasSize(5).containsOnly("fleet-agreement-welcome.mail");
        assertThat(shop.texts(agreement.getBusinessKey()).get(0).content()).contains("城东机械厂", agreement.getBusinessKey(), "维修保养配件减 10%", "2027年11月23日");
        assertThat(textOf(agreement, "fleet-agreement-cars")).contains("50辆", plates.get(49));
    }

    @Test
    @DisplayName("fleet-agreement fact 1: 50 cars of one company make one corporate customer")
    void oneCompany() {
        String phone = shop.phone();
        var plates = IntStream.range(0, 50).mapToObj(i -> plate()).toList();
        signed(plates.stream().map(plate -> plate + " 城东机械厂 " + phone).collect(Collectors.joining("\n")));
        assertThat(plates.stream().map(plate -> vehicles.withPlate(plate).orElseThrow().customerId()).distinct()).singleElement()
                .satisfies(owner -> assertThat(customers.get(owner).customerClass()).isEqualTo("CORPORATE"));
    }

    @Test
    @DisplayName("fleet-agreement fact 2: a discount on labour is refused by the form of the terms")
    void labourIsNotDiscounted() {
        visited();
        assertThatThrownBy(() -> draft(Map.of("kind", "LABOUR", "percent", 5))).hasMessageContaining("「工时」不打折");
        assertThat(shop.hasTask("approve-agreement")).isFalse();
        shop.complete("draft-service-terms", "fleetService", Map.of("terms", "优先安排工位"));
        assertThat(shop.groups(shop.task("approve-agreement"))).containsExactly("general-manager");
    }

    @Test
    @DisplayName("fleet-agreement fact 3: without a signature the date of the next visit is mandatory, and on that day the visit is due again")
    void nextVisit() {
        var agreement = offered();
        assertThatThrownBy(() -> notSigned(Map.of("result", "LATER", "reason", "要开会讨论"))).hasMessageContaining("「下次走访日期」必须填写");
        assertThatThrownBy(() -> notSigned(Map.of("result", "LATER", "reason", "要开会讨论", "nextVisitDate", MONDAY.toString()))).hasMessageContaining("「下次走访日期」应晚于今天");
        notSigned(Map.of("result", "LATER", "reason", "要开会讨论", "nextVisitDate", MONDAY.plusDays(14).toString()));
        shop.advanceTo(MONDAY.plusDays(14).atTime(7, 59));
        assertThat(shop.hasTask("visit-organisation")).isFalse();
        shop.advanceTo(MONDAY.plusDays(14).atTime(8, 0));
        assertThat(shop.task("visit-organisation").getDueDate()).isEqualTo(date(MONDAY.plusDays(14).atTime(18, 0)));
        visit();
        assertThat(shop.shown("draft-sales-terms", "fleetSales")).containsEntry("terms", "员工凭工牌购车");
        draft(Map.of("kind", "PARTS", "percent", 12));
        approve("APPROVED");
        notSigned(Map.of("result", "GIVEN_UP", "reason", "选了别家"));
        assertThat(agreement).isEnded().hasPassed("agreement-given-up");
    }

    void notSigned(Map<String, Object> entered) {
        shop.complete("sign-agreement", "fleetSigning", entered);
    }

    @Test
    @DisplayName("fleet-agreement fact 4: when a year has passed the agreement is reviewed; continued, it is reviewed a year later again")
    void yearlyReview() {
        signed(plate() + " 林一 " + shop.phone());
        shop.advanceTo(MONDAY.plusYears(1).atTime(8, 59));
        assertThat(shop.hasTask("review-agreement")).isFalse();
        shop.advanceTo(MONDAY.plusYears(1).atTime(9, 0));
        assertThat(shop.groups(shop.task("review-agreement"))).containsExactly("sales-manager");
        assertThatThrownBy(() -> review("CONTINUED", Map.of())).hasMessageContaining("「新的有效期至」必须填写");
        review("CONTINUED", Map.of("validUntil", MONDAY.plusYears(3).toString()));
        shop.advanceTo(MONDAY.plusYears(2).atTime(8, 59));
        assertThat(shop.hasTask("review-agreement")).isFalse();
        shop.advanceTo(MONDAY.plusYears(2).atTime(9, 0));
        assertThat(shop.hasTask("review-agreement")).isTrue();
    }

    void review(String decision, Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("findings", "来店 80 次，付款准时", "decision", decision));
        entered.putAll(more);
        shop.complete("review-agreement", "fleetReview", entered);
    }

    @Test
    @DisplayName("fleet-agreement fact 5: without approval nothing is signed; what the general manager wants changed goes back to both managers")
    void noApproval() {
        var agreement = visited();
        draft(Map.of("kind", "PARTS", "percent", 10));
        assertThat(shop.hasTask("sign-agreement")).isFalse();
        approve("REJECTED");
        assertThat(shop.task("draft-sales-terms").getDescription()).contains("购车优惠改为 2%");
        assertThat(shop.hasTask("sign-agreement")).isFalse();
        assertThat(documents.of(agreement.getBusinessKey())).isEmpty();
        draft(Map.of("kind", "PARTS", "percent", 10), Map.of("kind", "PARTS", "percent", 2));
        assertThat(shop.task("draft-sales-terms").getDescription()).as("one discount twice").contains("「维修保养配件」的优惠写了两次");
        draft(Map.of("kind", "PARTS", "percent", 10));
        approve("APPROVED");
        assertThat(textOf(agreement, CONTRACT)).contains("城东机械厂", "约50辆", "周敏", "员工凭工牌购车", "优先安排工位", "购车减3%", "维修保养配件减10%", "12个月", "工时不打折");
    }

    @Test
    @DisplayName("fleet-agreement fact 6: at the end of the agreement its owners are ordinary customers again")
    void endOfAgreement() {
        String plate = plate();
        var agreement = signed(plate + " 林二 " + shop.phone());
        shop.advanceTo(MONDAY.plusYears(1).atTime(9, 0));
        assertThatThrownBy(() -> review("BREACHED", Map.of())).hasMessageContaining("「原因」必须填写");
        review("BREACHED", Map.of("reason", "拖欠结算款"));
        assertThat(agreement).isEnded().hasPassed("agreement-over");
        assertThat(classOf(plate)).isEqualTo("NORMAL");
    }

    @Test
    @DisplayName("fleet-agreement: a car of the agreement pays its parts at the agreed price and its labour in full, and the settlement sheet says so")
    void theAgreementCountsInTheWorkshop() {
        garage.open();
        Customer owner = garage.customer;
        var agreement = signed(garage.vehicle.plateNo() + " " + owner.fullName());
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        assertThat(garage.textOf("结算单")).contains("项目合计¥480.00", "应付¥444.00", "单位协议优惠¥36.00（" + agreement.getBusinessKey() + "）");
        garage.pay(444).handOver();
        assertThat(garage.order).isEnded();
    }

    @Test
    @DisplayName("fleet-agreement: a signature on the screen is checked, and a list of cars with a mistake comes back with its line")
    void signatureAndCarList() {
        var agreement = offered();
        String plate = plate();
        sign("SCREEN", plate + " 林三 " + shop.phone());
        assertThat(shop.task("sign-agreement").getDescription()).contains("还没有在屏幕上签名");
        documents.sign(documents.latest(agreement.getBusinessKey(), CONTRACT).orElseThrow().id(), "周敏", Scans.signature(), "sales-manager-1");
        sign("SCREEN", plate + " 林三 电话没问到");
        assertThat(shop.task("sign-agreement").getDescription()).contains("第 1 行的「电话没问到」").doesNotContain("屏幕上签名。");
        assertThat(vehicles.withPlate(plate)).as("a refused list leaves nothing behind").isEmpty();
        sign("SCREEN", plate + " 林三 " + shop.phone());
        assertThat(agreement).isWaitingAt("agreement-year-passed");
        assertThat(classOf(plate)).isEqualTo("CORPORATE");
    }

    @Test
    @DisplayName("fleet-agreement: an organisation without buying power is dropped")
    void notWorthVisiting() {
        var agreement = named();
        assertThat(shop.groups(shop.task("select-target"))).containsExactly("marketing");
        shop.complete("select-target", "fleetSelection", Map.of("result", "UNSUITABLE", "reason", "只有三名职工"));
        assertThat(agreement).isEnded().hasPassed("target-dropped");
    }

    @Test
    @DisplayName("fleet-agreement: an agreement cancelled within its year ends at once, and its owners are ordinary customers again")
    void cancelled() {
        String plate = plate();
        var agreement = signed(plate + " 林四 " + shop.phone());
        events.publish("case-cancelled", agreement.getBusinessKey(), Map.of("cancelReason", "对方违约"), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(agreement).isEnded();
        assertThat(classOf(plate)).isEqualTo("NORMAL");
    }
}
