package io.tiaoli.workers.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.workers.calendar.WorkingDays;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

class ImportsTest {

    static final String BOTH = "io.tiaoli.workers.imports.ImportShop#onBoth";
    static int number = (int) (System.nanoTime() % 1_000_000);

    static String unique(String series) {
        return series + ++number;
    }

    static String phone() {
        return "139%08d".formatted(++number);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aHundredThousandPartsComeInAtOnceAndThoseThatComeAgainAreCompared(ImportShop shop) {
        String series = unique("T-");
        var csv = new StringBuilder("配件编号,名称,单位,单价（元）,库存,在用\n");
        IntStream.rangeClosed(1, 100_000).forEach(n -> csv.append("%s-%06d,前制动摩擦片总成（加厚型）%d,副,%d.%02d,%d,是\n".formatted(series, n, n, n % 900 + 1, n % 100, n % 50)));

        var first = shop.bring("parts", csv.toString());
        assertThat(first.state()).isEqualTo(ImportState.DONE);
        assertThat(List.of(first.rowsTotal(), first.added(), first.changed(), first.unchanged(), first.problems())).containsExactly(100_000, 100_000, 0, 0, 0);
        assertThat(shop.count("select count(*) from part where part_no like ?", series + "-%")).isEqualTo(100_000);
        assertThat(shop.get(Parts.class).find(series + "-012345")).contains(new Part(series + "-012345", "前制动摩擦片总成（加厚型）12345", "副", 64645, 45, 0, true));

        String someAgain = csv.substring(0, csv.indexOf(series + "-005001")).replace("-000007,前制动", "-000007,后制动");
        var again = shop.bring("parts", someAgain);
        assertThat(List.of(again.added(), again.changed(), again.unchanged())).containsExactly(0, 1, 4_999);
        assertThat(shop.get(Parts.class).find(series + "-000007").orElseThrow().name()).startsWith("后制动");
        shop.jdbc().sql("delete from part where part_no like ?").param(series + "-%").update();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void gbkAndUtf8WithAndWithoutMarkReadAlikeAndTheOrderOfColumnsIsFree(ImportShop shop) {
        String partNo = unique("G-");
        String csv = "名称,单价（元）,配件编号\r\n\"机油滤清器 \"\"标准\"\", 大\",\"1,032.5\",%s\r\n".formatted(partNo);
        assertThat(shop.bring("parts", csv.getBytes(Charset.forName("GBK"))).added()).isEqualTo(1);
        assertThat(shop.get(Parts.class).find(partNo)).contains(new Part(partNo, "机油滤清器 \"标准\", 大", "个", 103250, 0, 0, true));
        assertThat(shop.bring("parts", csv).unchanged()).isEqualTo(1);
        assertThat(shop.bring("parts", "\uFEFF" + csv).unchanged()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void everyErrorIsNamedByRowAndColumnAndNothingIsWritten(ImportShop shop) {
        String good = unique("E-");
        var run = shop.bring("parts", """
                配件编号,名称,单价（元）,库存,在用
                %1$s,好配件,12.50,3,是

                %1$s,同号,1,1,是
                %1$s-b,,1.234,-1,也许
                %1$s-c,名称,一百,1.5,否
                """.formatted(good));
        assertThat(run.state()).isEqualTo(ImportState.REFUSED);
        assertThat(shop.get(Imports.class).problems(run.id(), 1000)).extracting(Problem::row, Problem::column, Problem::cell).containsExactlyInAnyOrder(
                tuple(4, "配件编号", good), tuple(5, "名称", ""), tuple(5, "单价（元）", "1.234"), tuple(5, "库存", "-1"), tuple(5, "在用", "也许"), tuple(6, "单价（元）", "一百"), tuple(6, "库存", "1.5"));
        assertThat(shop.get(Imports.class).problems(run.id(), 1000)).extracting(Problem::message)
                .contains("与第 2 行重复（%s）".formatted(good), "不能为空", "应为 0 到一千万元、最多两位小数", "应为 0 到 999999 的整数", "只能是：是、否");
        assertThat(shop.get(Parts.class).find(good)).isEmpty();
        assertThat(run.problems()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void unknownDoubledAndMissingHeadingsAreRefusedByName(ImportShop shop) {
        var run = shop.bring("parts", "配件编号,名称,名称,售价\nA,b,c,1\n");
        assertThat(shop.get(Imports.class).problems(run.id(), 10)).extracting(Problem::message).satisfiesExactlyInAnyOrder(
                m -> assertThat(m).contains("不认识的列「售价」", "单价（元）"), m -> assertThat(m).contains("「名称」出现了两次"), m -> assertThat(m).contains("缺少必需的列「单价（元）」"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aHeadingOfAnyLengthIsNamedBesideThoseThatMayBe(ImportShop shop) {
        var run = shop.bring("vehicles", "<div>".repeat(500) + "\nA\n");
        assertThat(run.message()).isEmpty();
        assertThat(shop.get(Imports.class).problems(run.id(), 10)).extracting(Problem::message).anySatisfy(m -> assertThat(m).startsWith("不认识的列「<div><div>").contains("可以有的列：", "车牌号"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void oneBadRowInTheLastThousandTakesBackAllOthers(ImportShop shop) {
        String series = unique("L-");
        var csv = new StringBuilder("配件编号,名称,单价（元）\n");
        IntStream.range(0, 5000).forEach(n -> csv.append("%s-%d,件,%s\n".formatted(series, n, n == 4999 ? "贵" : "1")));
        assertThat(shop.bring("parts", csv.toString()).state()).isEqualTo(ImportState.REFUSED);
        assertThat(shop.count("select count(*) from part where part_no like ?", series + "-%")).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatChangedBetweenCheckAndConfirmationIsFoundAndNothingIsWritten(ImportShop shop) throws Exception {
        String name = unique("车主");
        String phone = phone();
        shop.bring("customers", "姓名,电话\n%s,%s\n".formatted(name, phone));
        String plate = "京T%05d".formatted(++number % 100_000);
        var imports = shop.get(Imports.class);
        String id = imports.start("vehicles", "车辆.csv", "车牌号,车主姓名,车主电话\n%s,%s,%s\n".formatted(plate, name, phone).getBytes("UTF-8"), "", ImportShop.WHO);
        await(shop, id, ImportState.READY);
        shop.jdbc().sql("update customer set full_name = '改名了' where full_name = ?").param(name).update();
        imports.commit(id, ImportShop.WHO);
        await(shop, id, ImportState.REFUSED);
        assertThat(imports.problems(id, 10)).singleElement().extracting(Problem::message).asString().contains("没有姓名「%s」".formatted(name));
        assertThat(shop.get(Vehicles.class).withPlate(plate)).isEmpty();
        assertThatThrownBy(() -> imports.commit(id, ImportShop.WHO)).hasMessageContaining("不在等待确认");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void customersKeepWhatAnEmptyCellLeavesAndConsentsAreTakenOver(ImportShop shop) {
        String name = unique("张导入");
        String phone = phone();
        assertThat(shop.bring("customers", "姓名,电话,称呼,客户类别,首选联系方式,同意关怀,地址\n%s,+86 %s,先生,贵宾,微信,是,朝阳路 1 号\n".formatted(name, phone)).added()).isEqualTo(1);
        var customer = shop.get(Customers.class).withPhone(phone).get(0);
        assertThat(customer.customerClass()).isEqualTo("VIP");
        assertThat(customer.preferredChannel()).isEqualTo("WECHAT");
        assertThat(shop.get(Consents.class).allows(customer.id(), ContactPurpose.CARE)).isTrue();
        assertThat(shop.get(Consents.class).allows(customer.id(), ContactPurpose.APPOINTMENT_OFFER)).isFalse();

        var changed = shop.bring("customers", "姓名,电话,称呼,地址,同意关怀,同意邀约\n%s,%s,,海淀路 2 号,否,是\n".formatted(name, phone));
        assertThat(changed.changed()).isEqualTo(1);
        var now = shop.get(Customers.class).get(customer.id());
        assertThat(now.address()).contains("海淀路 2 号");
        assertThat(now.salutation()).contains("先生");
        assertThat(shop.get(Consents.class).allows(customer.id(), ContactPurpose.CARE)).isFalse();
        assertThat(shop.get(Consents.class).allows(customer.id(), ContactPurpose.APPOINTMENT_OFFER)).isTrue();
        assertThat(shop.bring("customers", "姓名,电话,称呼,地址,同意关怀,同意邀约\n%s,%s,,海淀路 2 号,否,是\n".formatted(name, phone)).unchanged()).isEqualTo(1);

        shop.bring("customers", "姓名,电话,勿扰\n%s,%s,是\n".formatted(name, phone));
        assertThat(shop.get(Customers.class).get(customer.id()).doNotContact()).isTrue();
        assertThat(shop.get(Consents.class).allows(customer.id(), ContactPurpose.APPOINTMENT_OFFER)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void vehiclesFindTheirOwnersAndAWrongOneIsNamed(ImportShop shop) {
        String name = unique("王导入");
        String phone = phone();
        shop.bring("customers", "姓名,电话\n%s,%s\n".formatted(name, phone));
        String plate = "京T%05d".formatted(++number % 100_000);
        var run = shop.bring("vehicles", "车牌号,车主姓名,车主电话,车型,里程,上次保养日期,下次保养日期\n%s,%s,%s,轩逸,20100,2026/5/1,2026年8月1日\n".formatted("京·T" + plate.substring(2), name, phone));
        assertThat(run.added()).isEqualTo(1);
        var vehicle = shop.get(Vehicles.class).withPlate(plate).orElseThrow();
        assertThat(vehicle.mileageKm()).contains(20100);
        assertThat(vehicle.lastMaintenanceOn()).contains(LocalDate.of(2026, 5, 1));
        assertThat(vehicle.nextMaintenanceOn()).contains(LocalDate.of(2026, 8, 1));

        var wrong = shop.bring("vehicles", "车牌号,车主姓名,车主电话,车架号,里程\n%s,不认识,%s,,20200\nA12345,%s,%s,IOQ,远\n".formatted(plate, phone, name, phone));
        assertThat(shop.get(Imports.class).problems(wrong.id(), 10)).extracting(Problem::row, Problem::column)
                .containsExactlyInAnyOrder(tuple(2, "车主电话"), tuple(3, "车牌号"), tuple(3, "车架号"), tuple(3, "里程"));
        assertThat(shop.get(Vehicles.class).get(vehicle.id()).mileageKm()).isEqualTo(Optional.of(20100));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theCalendarOfAYearIsReplacedAsAWholeFromGbk(ImportShop shop) {
        int year = shop.toString().equals("H2") ? 2071 : 2072;
        var day = LocalDate.of(year, 10, 1);
        while (day.getDayOfWeek().getValue() > 4) day = day.plusDays(1);
        String csv = "日期,类型,名称\n%s,休,国庆节\n%s,休,国庆节\n".formatted(day, day.plusDays(1));
        assertThat(shop.bring("calendar", csv.getBytes(Charset.forName("GBK"))).added()).isEqualTo(2);
        assertThat(shop.get(WorkingDays.class).isWorkingDay(day)).isFalse();
        assertThat(shop.bring("calendar", csv).unchanged()).isEqualTo(2);
        assertThat(shop.bring("calendar", "日期,类型,名称\n%s,休,国庆节\n".formatted(day)).changed()).isEqualTo(1);
        assertThat(shop.get(WorkingDays.class).isWorkingDay(day.plusDays(1))).isTrue();
        var wrong = shop.bring("calendar", "日期,类型,名称\n%s,休,国庆节\n%s,班,国庆节\n".formatted(day, day.plusDays(1)));
        assertThat(shop.get(Imports.class).problems(wrong.id(), 10)).singleElement().satisfies(p -> {
            assertThat(p.row()).isEqualTo(3);
            assertThat(p.message()).contains("本来就是工作日");
        });
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void oneImportAtATimeAndARestartOrASilentNodeMarksItBroken(ImportShop shop) {
        var runs = shop.get(ImportRuns.class);
        String id = unique("run-");
        runs.add(id, "parts", "大.csv", new byte[] {1}, "", 10, "another-node", ImportShop.WHO);
        assertThatThrownBy(() -> shop.bring("parts", "配件编号,名称,单价（元）\nX,y,1\n")).hasMessageContaining("「大.csv」正在导入");
        assertThat(shop.get(Imports.class).find(id).orElseThrow().state()).isEqualTo(ImportState.CHECKING);
        runs.breakOff("another-node");
        var broken = shop.get(Imports.class).find(id).orElseThrow();
        assertThat(broken.state()).isEqualTo(ImportState.BROKEN);
        assertThat(broken.message()).contains("没有写入任何数据");

        String silent = unique("run-");
        runs.add(silent, "parts", "静.csv", new byte[] {1}, "", 10, "another-node", ImportShop.WHO);
        shop.jdbc().sql("update import_run set beat_at = ? where id = ?").params(java.time.OffsetDateTime.now().minusMinutes(3), silent).update();
        assertThat(shop.get(Imports.class).find(silent).orElseThrow().state()).isEqualTo(ImportState.BROKEN);
        assertThat(runs.move(silent, ImportState.COMMITTING, ImportState.DONE, "")).as("a node that comes back does not write").isFalse();
    }

    private static void await(ImportShop shop, String id, ImportState state) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (shop.get(Imports.class).find(id).orElseThrow().state().isRunning() && System.nanoTime() < end) Thread.yield();
        assertThat(shop.get(Imports.class).find(id).orElseThrow().state()).isEqualTo(state);
    }
}
