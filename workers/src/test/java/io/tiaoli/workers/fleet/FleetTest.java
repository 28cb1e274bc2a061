package io.tiaoli.workers.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;

/** An agreement from its terms to its end, on both databases. */
public class FleetTest {

    static final String ONBOTH = "io.tiaoli.testing.Shop#onBoth";
    private static int plates;

    /** An agreement in force from 21 November 2026 with this much off the parts, by its number. */
    public static String agreement(Shop shop, String partsPercent, String cars) {
        String caseNo = drafted(shop, "{'kind':'PARTS','percent':" + partsPercent + "}");
        sign(shop, caseNo, cars);
        return caseNo;
    }

    private static String drafted(Shop shop, String discounts) {
        String caseNo = Shop.unique("XY");
        shop.submit(caseNo, "fleetTarget", "{'organisation':'城东机械厂','orgKind':'COMPANY','contactPerson':'周敏','contactPhone':'13800138000','cars':50}");
        shop.submit(caseNo, "fleetSales", "{'terms':'员工购车按协议价','discounts':[{'kind':'CAR','percent':3}]}");
        shop.submit(caseNo, "fleetService", "{'terms':'优先安排工位','discounts':[" + discounts + "]}");
        shop.get(DraftAgreement.class).run(new DraftAgreement.In("fleetTarget", "fleetSales", "fleetService"), shop.step(caseNo));
        return caseNo;
    }

    static RegisterAgreement.Out sign(Shop shop, String caseNo, String cars) {
        shop.submit(caseNo, "fleetSigning", "{'signedOn':'2026-11-21','carList':'" + cars.replace("\n", "\\n").replace("\t", "\\t") + "'}");
        return shop.get(RegisterAgreement.class).run(new RegisterAgreement.In("fleetSigning", "P1Y"), shop.step(caseNo));
    }

    private static String plate() {
        return "京F%05d".formatted(++plates);
    }

    private static String classOf(Shop shop, String customerId) {
        return shop.get(Customers.class).get(customerId).customerClass();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void ownersBecomeCorporateAndGoBackToWhatTheyWere(Shop shop) {
        String vip = shop.customer("钱进");
        shop.get(Customers.class).classify(vip, "VIP");
        String car = shop.get(Vehicles.class).get(shop.vehicle(vip)).plateNo();
        String caseNo = drafted(shop, "{'kind':'PARTS','percent':8}");
        var out = sign(shop, caseNo, car + " 钱进\n" + plate() + "，孙立，13900139001，sun@example.com\n\n" + plate() + "\t孙立\t13900139001");
        assertThat(out.ownerIds()).hasSize(2).startsWith(vip);
        assertThat(out.carCount()).isEqualTo(3);
        assertThat(out.validUntil()).isEqualTo(LocalDate.of(2027, 11, 21));
        assertThat(out.reviewAt()).isEqualTo(Shop.moment("2027-11-21T09:00"));
        assertThat(out.ownerIds()).allSatisfy(owner -> assertThat(classOf(shop, owner)).isEqualTo("CORPORATE"));
        assertThat(shop.get(Customers.class).get(out.ownerIds().get(1)).email()).contains("sun@example.com");

        var ended = shop.get(EndAgreement.class).run(new EndAgreement.In(Optional.of("到期")), shop.step(caseNo));
        assertThat(ended.releasedOwners()).isEqualTo(2);
        assertThat(classOf(shop, vip)).isEqualTo("VIP");
        assertThat(classOf(shop, out.ownerIds().get(1))).isEqualTo("NORMAL");
        assertThat(shop.get(EndAgreement.class).run(new EndAgreement.In(Optional.empty()), shop.step(caseNo)).releasedOwners()).as("ended once").isZero();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void anOwnerUnderAnotherAgreementStaysCorporate(Shop shop) {
        String first = drafted(shop, "{'kind':'PARTS','percent':8}");
        String owner = sign(shop, first, plate() + " 李工 13900139002").ownerIds().get(0);
        String second = agreement(shop, "5", plate() + " 李工 13900139002");
        shop.get(EndAgreement.class).run(new EndAgreement.In(Optional.of("违约")), shop.step(first));
        assertThat(classOf(shop, owner)).isEqualTo("CORPORATE");
        shop.get(EndAgreement.class).run(new EndAgreement.In(Optional.of("到期")), shop.step(second));
        assertThat(classOf(shop, owner)).isEqualTo("NORMAL");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void partsAreCheaperFromTheSignatureToTheLastDay(Shop shop) {
        String plate = plate();
        String caseNo = agreement(shop, "8.5", plate + " 王芳 13900139003");
        String car = shop.get(Vehicles.class).withPlate(plate).orElseThrow().id();
        var agreements = shop.get(Agreements.class);
        assertThat(agreements.onParts(car, LocalDate.of(2026, 11, 20))).isEmpty();
        assertThat(agreements.onParts(car, LocalDate.of(2026, 11, 21))).hasValueSatisfying(d -> assertThat(d.percent()).isEqualByComparingTo("8.5"));
        assertThat(agreements.onParts(car, LocalDate.of(2027, 11, 21))).isPresent();
        assertThat(agreements.onParts(car, LocalDate.of(2027, 11, 22))).isEmpty();
        var longer = shop.get(ExtendAgreement.class).run(new ExtendAgreement.In(LocalDate.of(2028, 5, 31), "P1Y"), shop.at("2027-11-20T09:00").step(caseNo));
        assertThat(longer.reviewAt()).isEqualTo(Shop.moment("2028-05-31T09:00"));
        assertThat(agreements.onParts(car, LocalDate.of(2028, 5, 31))).isPresent();
        shop.get(EndAgreement.class).run(new EndAgreement.In(Optional.of("到期")), shop.step(caseNo));
        assertThat(agreements.onParts(car, LocalDate.of(2027, 11, 21))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'kind':'LABOUR','percent':5}|工时」不打折", "{'kind':'PARTS','percent':0}|大于 0、小于 100", "{'kind':'PARTS','percent':100}|大于 0、小于 100",
            "{'kind':'PARTS','percent':1.234}|两位小数", "{'kind':'CAR','percent':2}|写了两次", "{'kind':'TYRES','percent':2}|TYRES"})
    void termsThatCannotBeOfferedAreRefused(String given) {
        var shop = Shop.onOne();
        String[] parts = given.split("\\|");
        assertThatThrownBy(() -> drafted(shop, parts[0])).isInstanceOf(Refused.class).hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"京A1 张伟 13900139004|第 1 行的车牌「京A1」", "京G00001 张伟 139|第 1 行的「139」既不是电话", "京G00001|第 1 行「京G00001」应为", "京G00001 张伟|请写上车主「张伟」的电话",
            "京G00001 张伟 13900139004\n京G00001 张伟 13900139004|第 2 行的车牌「京G00001」与第 1 行重复", " \n |「车辆清单」没有填写"})
    void aListOfCarsThatCannotBeReadIsRefusedByItsLine(String given) {
        var shop = Shop.onOne();
        String[] parts = given.split("\\|");
        String caseNo = drafted(shop, "{'kind':'PARTS','percent':8}");
        assertThatThrownBy(() -> sign(shop, caseNo, parts[0])).isInstanceOf(Refused.class).hasMessageContaining(parts.length > 1 ? parts[1] : "");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theFileIsNotContradicted(Shop shop) {
        String plate = shop.get(Vehicles.class).get(shop.vehicle(shop.customer("吴越"))).plateNo();
        String caseNo = drafted(shop, "{'kind':'PARTS','percent':8}");
        assertThatThrownBy(() -> sign(shop, caseNo, plate + " 郑好 13900139005")).isInstanceOf(Refused.class).hasMessageContaining("车主是「吴越」，清单写的是「郑好」");
        agreement(shop, "5", plate + " 吴越");
        assertThatThrownBy(() -> sign(shop, caseNo, plate + " 吴越")).isInstanceOf(Refused.class).hasMessageContaining("已在协议 XY-");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void thePaperTellsTermsAndCars(Shop shop) {
        String plate = plate();
        String caseNo = drafted(shop, "{'kind':'PARTS','percent':8}");
        var facts = shop.get(AgreementFacts.class);
        assertThat(facts.of(caseNo)).containsEntry("organisation", "城东机械厂").containsEntry("orgKind", "企业").containsEntry("fleetSize", "50")
                .containsEntry("agreementDiscountText", "购车减 3%、维修保养配件减 8%").doesNotContainKey("agreementValidUntil");
        sign(shop, caseNo, plate + " 冯远 13900139006");
        assertThat(facts.of(caseNo)).containsEntry("agreementValidUntil", "2027年11月21日").containsEntry("fleetSize", "1")
                .containsEntry("agreementCars", List.of(java.util.Map.of("no", "1", "plate", plate, "model", "", "owner", "冯远")));
    }
}
