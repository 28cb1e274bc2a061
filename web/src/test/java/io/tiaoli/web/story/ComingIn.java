package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.story.Visit.PHONE;
import static io.tiaoli.web.story.Visit.PLATE;
import static io.tiaoli.web.story.Visit.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tiaoli.testing.Browser;

/** From the first call until the technician has looked at the car. */
final class ComingIn {

    private final Crew crew;

    ComingIn(Crew crew) {
        this.crew = crew;
    }

    void bookingCall() {
        crew.at("customer-service-1").start("服务预约", form -> form.enter("车牌号", PLATE).enter("客户姓名", "张伟").choose("称呼", "先生").enter("联系电话", PHONE)
                .enter("车型", "轩逸 1.6L").pick("客户通过什么找到我们", "电话").moment("希望到店日期", SLOT).enter("想做的项目", "20000 公里保养").enter("当前里程（公里）", 19_800));
        crew.at("customer-service-1").open("预约沟通", PLATE).shot("01-booking-call").complete(form -> form.enter("故障现象", "刹车时有响声").choose("客户愿意预约", "愿意")
                .pick("做什么", "定期保养").pick("指定服务顾问", "周敏").tick("行驶证"));
        crew.at("customer-service-1").work("请客户复述", PLATE, form -> form.choose("客户复述了时间和项目", "都对，就这样定"));
        assertThat(crew.received()).contains("已为您约好11月24日 13:00到店");
    }

    void reminderCall() {
        crew.moveTo(SLOT.minusDays(1).withHour(10));
        crew.at("customer-specialist-1").open("电话联系客户", PLATE).shot("02-reminder-call").complete(form -> form.choose("结果", "接通了").choose("客户怎么说", "准时来"));
    }

    void arrival() {
        crew.moveTo(SLOT.minusMinutes(5));
        var gate = crew.open("gate-guide-1", "/reception");
        gate.locator("#plateNo").fill(PLATE);
        gate.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记到店")).click();
        assertThat(gate.getByRole(AriaRole.STATUS)).containsText(PLATE + " 已登记到店");
        Browser.screenshot(gate, "story-03-arrival");
        gate.close();
        crew.settle();
        crew.at("gate-guide-1").work("引导停车", PLATE, form -> form.enter("停车位置", "A3").tick("已带客户到接待区"));
    }

    void reception() {
        crew.advisor().work("接待登记", PLATE, form -> form.enter("里程（公里）", 20_000).choose("油量", "1/2").tick("胎压").enter("内饰状况", "完好").enter("客户要求", "保养，刹车有响声")
                .enter("已铺保护套（件）", 3).tick("已提醒客户带走贵重物品", "客户同意服务后回访和关怀联系"));
        agreed();
        crew.advisor().open("六方位环检", PLATE);
        var phone = crew.phone("service-advisor-1", crew.advisor().address("拍照"));
        Camera.take(phone, "损伤", "左前门划痕，约 5 厘米");
        Browser.screenshot(phone, "story-05-photo");
        phone.close();
        crew.advisor().complete(form -> form.enter("1 车辆外观", "左前门有划痕").enter("2 刮痕和损伤", "左前门划痕，约 5 厘米").tick("3 要免费洗车", "4 已说明只洗外部", "备胎在", "工具齐"));
        crew.sign("客户核对并签名", "接车单", "06-reception-sheet");
        crew.advisor().work("问诊", PLATE, form -> form.enter("客户需求", "下午要用车").enter("故障现象", "刹车有响声"));
    }

    /** What was ticked stands on the page from which the customer can take it back. */
    private void agreed() {
        var consents = crew.open("service-advisor-1", "/consents?q=" + PLATE);
        assertThat(consents.locator("tbody tr").first()).containsText("关怀同意接车时口头同意");
        Browser.screenshot(consents, "story-04-consent");
        consents.close();
    }

    void estimate() {
        crew.advisor().work("约定与估价", PLATE, form -> form.choose("机油", "半合成油").choose("旧件", "看一看").choose("付款方式", "刷卡").choose("客户在哪里等", "店内等候").choose("预约优惠", "工时券"));
        crew.sign("客户签估价单", "估价单", "07-estimate");
    }

    void preInspection() {
        crew.at("dispatcher-1").work("派工", PLATE, form -> form.enter("主修", "陈静").enter("工位", "3号").tick("接车单已交给主修"));
        crew.at("technician-1").open("预检", PLATE).complete(form -> {
            form.row(0).enter("项目", "前刹车片").enter("状况", "剩 2 毫米").enter("建议", "更换");
            form.row(1).enter("项目", "雨刮片").enter("状况", "有裂纹").enter("建议", "更换");
            form.tick("已讲用车须知和重要零件", "已讲本次内容和免费检查").enter("检查数据", "前胎纹 4 毫米");
            crew.at("technician-1").shot("08-pre-inspection");
        });
        crew.sign("客户签检查数据表", "检查数据表", "09-inspection-sheet");
        crew.advisor().work("项目确认", PLATE, form -> form.tick("已和客户逐项确认").enter("客户要做的项目", "保养、前刹车片、雨刮片"));
    }
}
