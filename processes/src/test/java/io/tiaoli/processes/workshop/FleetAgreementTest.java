package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Documents;

/** From the first visit of an organisation to the signature. */
@FlowTest
class FleetAgreementTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final String CONTRACT = "fleet-agreement-contract";

    @Autowired Shop shop;
    @Autowired Customers customers;
    @Autowired Vehicles vehicles;
    @Autowired Documents documents;
    @Autowired FleetDesk desk;

    void notSigned(Map<String, Object> entered) {
        shop.complete("sign-agreement", "fleetSigning", entered);
    }

    @Test
    @DisplayName("fleet-agreement fact 1: 50 cars of 50 owners make these 50 corporate customers, and whoever left an address is welcomed by e-mail")
    void fiftyOwners() {
        var plates = IntStream.range(0, 50).mapToObj(i -> desk.plate()).toList();
        var agreement = desk.signed(plates.stream().map(plate -> plate + " 职工" + plate.substring(2) + " " + shop.phone() + (plate.endsWith("0") ? " w@example.com" : "")).collect(Collectors.joining("\n")));
        assertThat(agreement.getBusinessKey()).matches("XY-20261123-\\d{4}");
        var owners = plates.stream().map(plate -> vehicles.withPlate(plate).orElseThrow().customerId()).distinct().toList();
        assertThat(owners).hasSize(50).allSatisfy(owner -> assertThat(customers.get(owner).customerClass()).isEqualTo("CORPORATE"));
        assertThat(shop.wordings(agreement.getBusinessKey())).hasSize(5).containsOnly("fleet-agreement-welcome.mail");
        assertThat(shop.texts(agreement.getBusinessKey()).get(0).content()).contains("城东机械厂", agreement.getBusinessKey(), "维修保养配件减 10%", "2027年11月23日");
        assertThat(desk.textOf(agreement, "fleet-agreement-cars")).contains("50辆", plates.get(49));
    }

    @Test
    @DisplayName("fleet-agreement fact 1: 50 cars of one company make one corporate customer")
    void oneCompany() {
        String phone = shop.phone();
        var plates = IntStream.range(0, 50).mapToObj(i -> desk.plate()).toList();
        desk.signed(plates.stream().map(plate -> plate + " 城东机械厂 " + phone).collect(Collectors.joining("\n")));
        assertThat(plates.stream().map(plate -> vehicles.withPlate(plate).orElseThrow().customerId()).distinct()).singleElement()
                .satisfies(owner -> assertThat(customers.get(owner).customerClass()).isEqualTo("CORPORATE"));
    }

    @Test
    @DisplayName("fleet-agreement fact 2: a discount on labour is refused by the form of the terms")
    void labourIsNotDiscounted() {
        desk.visited();
        assertThatThrownBy(() -> desk.draft(Map.of("kind", "LABOUR", "percent", 5))).hasMessageContaining("「工时」不打折");
        assertThat(shop.hasTask("approve-agreement")).isFalse();
        shop.complete("draft-service-terms", "fleetService", Map.of("terms", "优先安排工位"));
        assertThat(shop.groups(shop.task("approve-agreement"))).containsExactly("general-manager");
    }

    @Test
    @DisplayName("fleet-agreement fact 3: without a signature the date of the next visit is mandatory, and on that day the visit is due again")
    void nextVisit() {
        var agreement = desk.offered();
        assertThatThrownBy(() -> notSigned(Map.of("result", "LATER", "reason", "要开会讨论"))).hasMessageContaining("「下次走访日期」必须填写");
        assertThatThrownBy(() -> notSigned(Map.of("result", "LATER", "reason", "要开会讨论", "nextVisitDate", MONDAY.toString()))).hasMessageContaining("「下次走访日期」应晚于今天");
        notSigned(Map.of("result", "LATER", "reason", "要开会讨论", "nextVisitDate", MONDAY.plusDays(14).toString()));
        shop.advanceTo(MONDAY.plusDays(14).atTime(7, 59));
        assertThat(shop.hasTask("visit-organisation")).isFalse();
        shop.advanceTo(MONDAY.plusDays(14).atTime(8, 0));
        assertThat(shop.task("visit-organisation").getDueDate()).isEqualTo(date(MONDAY.plusDays(14).atTime(18, 0)));
        desk.meet();
        assertThat(shop.shown("draft-sales-terms", "fleetSales")).containsEntry("terms", "员工凭工牌购车");
        desk.draft(Map.of("kind", "PARTS", "percent", 12));
        desk.approve("APPROVED");
        notSigned(Map.of("result", "GIVEN_UP", "reason", "选了别家"));
        assertThat(agreement).isEnded().hasPassed("agreement-given-up");
    }

    @Test
    @DisplayName("fleet-agreement fact 5: without approval nothing is signed; what the general manager wants changed goes back to both managers")
    void noApproval() {
        var agreement = desk.visited();
        desk.draft(Map.of("kind", "PARTS", "percent", 10));
        assertThat(shop.hasTask("sign-agreement")).isFalse();
        desk.approve("REJECTED");
        assertThat(shop.task("draft-sales-terms").getDescription()).contains("购车优惠改为 2%");
        assertThat(shop.hasTask("sign-agreement")).isFalse();
        assertThat(documents.of(agreement.getBusinessKey())).isEmpty();
        desk.draft(Map.of("kind", "PARTS", "percent", 10), Map.of("kind", "PARTS", "percent", 2));
        assertThat(shop.task("draft-sales-terms").getDescription()).as("one discount twice").contains("「维修保养配件」的优惠写了两次");
        desk.draft(Map.of("kind", "PARTS", "percent", 10));
        desk.approve("APPROVED");
        assertThat(desk.textOf(agreement, CONTRACT)).contains("城东机械厂", "约50辆", "周敏", "员工凭工牌购车", "优先安排工位", "购车减3%", "维修保养配件减10%", "12个月", "工时不打折");
    }

    @Test
    @DisplayName("fleet-agreement: a signature on the screen is checked, and a list of cars with a mistake comes back with its line")
    void signatureAndCarList() {
        var agreement = desk.offered();
        String plate = desk.plate();
        desk.sign("SCREEN", plate + " 林三 " + shop.phone());
        assertThat(shop.task("sign-agreement").getDescription()).contains("还没有在屏幕上签名");
        documents.sign(documents.latest(agreement.getBusinessKey(), CONTRACT).orElseThrow().id(), "周敏", Scans.signature(), "sales-manager-1");
        desk.sign("SCREEN", plate + " 林三 电话没问到");
        assertThat(shop.task("sign-agreement").getDescription()).contains("第 1 行的「电话没问到」").doesNotContain("屏幕上签名。");
        assertThat(vehicles.withPlate(plate)).as("a refused list leaves nothing behind").isEmpty();
        desk.sign("SCREEN", plate + " 林三 " + shop.phone());
        assertThat(agreement).isWaitingAt("agreement-year-passed");
        assertThat(desk.classOf(plate)).isEqualTo("CORPORATE");
    }

    @Test
    @DisplayName("fleet-agreement: an organisation without buying power is dropped")
    void notWorthVisiting() {
        var agreement = desk.named();
        assertThat(shop.groups(shop.task("select-target"))).containsExactly("marketing");
        shop.complete("select-target", "fleetSelection", Map.of("result", "UNSUITABLE", "reason", "只有三名职工"));
        assertThat(agreement).isEnded().hasPassed("target-dropped");
    }
}
