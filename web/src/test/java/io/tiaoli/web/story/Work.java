package io.tiaoli.web.story;

import static io.tiaoli.web.story.Visit.PADS;
import static io.tiaoli.web.story.Visit.PLATE;
import static io.tiaoli.web.story.Visit.REAR_PADS;
import static io.tiaoli.web.story.Visit.SLOT;
import static io.tiaoli.web.story.Visit.WIPERS;
import static org.assertj.core.api.Assertions.assertThat;

/** From the quote until the customer drives off. */
final class Work {

    private final Crew crew;

    Work(Crew crew) {
        this.crew = crew;
    }

    /** The pads are sold out; the customer waits for them, and leaves the wipers for another time. */
    void quote() {
        crew.at("parts-clerk-1").open("配件报价", PLATE).complete(form -> {
            form.hasRows("类别", 4).row(4).choose("类别", "配件").enter("配件编号", PADS).enter("数量", 1);
            form.row(5).choose("类别", "工时").enter("名称", "更换前刹车片").enter("数量", 1).enter("工时费（元）", 120);
            form.row(6).choose("类别", "配件").enter("配件编号", WIPERS).enter("数量", 1);
            crew.at("parts-clerk-1").shot("10-quote");
        });
        crew.at("parts-clerk-1").work("查到货日期", PLATE, form -> form.date("预计到货", SLOT.toLocalDate()).enter("从哪里来", "厂家配件库"));
        crew.advisor().open("问客户等不等", PLATE).shot("11-part-missing").complete(form -> form.choose("客户决定", "等配件").moment("新的承诺交车日期", SLOT.withHour(17)));
    }

    void partialApproval() {
        crew.advisor().open("客户逐项确认报价", PLATE).complete(form -> {
            form.hasRows("行号", 7);
            for (int line = 0; line < 7; line++) form.choose("客户意见", line, line == 6 ? "不同意" : "同意");
            form.choose("整单意见", "部分同意").choose("怎么答复的", "当面").enter("客户的话", "雨刮下次再换");
            crew.advisor().shot("12-partial-approval");
        });
    }

    /** The quote without the wipers is approved and the order signed, and nobody asks again about the pads; then they arrive. */
    void order() {
        crew.at("parts-clerk-1").open("配件报价", PLATE).cameBack("客户没有同意：雨刮片").complete(form -> form.hasRows("类别", 6));
        crew.advisor().work("客户逐项确认报价", PLATE, form -> form.choose("整单意见", "全部同意").choose("怎么答复的", "当面"));
        crew.signOrder("13-order");
        crew.at("parts-clerk-1").work("缺料到货", PLATE, form -> form.row(0).enter("配件编号", PADS).enter("数量", 1));
    }

    void repair() {
        crew.at("lead-technician-1").open("领料维修", PLATE).complete(form -> {
            form.choose("结果", "新发现").row(0).enter("项目", "后刹车片").enter("状况", "剩 3 毫米").enter("建议", "更换");
            crew.at("lead-technician-1").shot("14-finding");
        });
    }

    /** What was found under way is quoted, approved and signed by itself, while the work that was ordered goes on. */
    void finding() {
        crew.advisor().work("项目确认", PLATE, form -> form.tick("已和客户逐项确认").enter("客户要做的项目", "后刹车片"));
        crew.at("parts-clerk-1").work("配件报价", PLATE, form -> form.hasRows("类别", 1).row(0).choose("类别", "配件").enter("配件编号", REAR_PADS).enter("数量", 1));
        crew.advisor().open("客户逐项确认报价", PLATE).shot("15-extra-quote").complete(form -> form.choose("整单意见", "全部同意").choose("怎么答复的", "当面"));
        crew.signOrder("16-extra-order");
        crew.at("lead-technician-1").work("追加施工", PLATE, form -> form.tick("追加项目已做完"));
    }

    void quality() {
        crew.at("lead-technician-1").work("领料维修", PLATE, form -> form.choose("结果", "完工"));
        crew.at("lead-technician-1").work("自检", PLATE, form -> form.choose("自检", "合格"));
        crew.at("dispatcher-1").work("完工总检", PLATE, form -> form.choose("总检", "返工").enter("问题", "刹车还有响声"));
        crew.at("lead-technician-1").open("领料维修", PLATE).cameBack("刹车还有响声").shot("17-rework").complete(form -> form.choose("结果", "完工").enter("施工记录", "重新打磨并试车"));
        crew.at("lead-technician-1").work("自检", PLATE, form -> form.choose("自检", "合格"));
        crew.at("dispatcher-1").work("完工总检", PLATE, form -> form.choose("总检", "合格"));
        crew.at("car-washer-1").work("洗车", PLATE, form -> form.tick("外部已洗净"));
        crew.advisor().work("验车与交车准备", PLATE, form -> form.choose("验车", "合格").tick("已试车", "车已擦净", "旧件已备好", "账单已备好", "已请店内客户看车看结果"));
    }

    void payment() {
        crew.at("cashier-1").open("说明手续并请付款", PLATE).reads("本次应收 ¥1083.00").shot("18-payment").complete(form -> form.choose("怎么办", "收款").choose("付款方式", "刷卡"));
        crew.at("cashier-1").work("确认收款", PLATE, form -> form.choose("收到多少", "全部收到").enter("实收金额（元）", 1083));
    }

    void handOver() {
        crew.moveTo(SLOT.withHour(16));
        crew.advisor().open("交车送客", PLATE);
        Pen.sign(crew.advisor().follow("签字：结算单"), "19-settlement");
        crew.advisor().complete(form -> form.tick("已请客户看维修项目和车内外", "已讲质保期和范围", "保养提醒贴已贴在副驾驶遮阳板").enter("满意度（1–10）", 9).choose("结算单", "已在屏幕上签名"));
        assertThat(crew.received()).contains("张先生您好，感谢您今天光临", PLATE + "已经交到您手上");
    }
}
