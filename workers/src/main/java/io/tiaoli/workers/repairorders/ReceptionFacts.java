package io.tiaoli.workers.repairorders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** What the papers of the reception tell: 接车单, 查车单 and what the customer complained about. */
@Component
class ReceptionFacts implements FactSource {

    record Sheet(Optional<String> fuelLevel, Optional<String> warningLights, Optional<String> interior, Optional<String> request) {}

    record WalkRound(boolean refused, Optional<String> refusedReason, Optional<String> exterior, Optional<String> scrapes, Optional<String> bootItems,
            boolean spareWheel, boolean tools, Optional<String> spareTyrePressure, Optional<String> otherWishes, List<Valuable> valuables) {}

    record Valuable(String name, Optional<String> lockerNo, Optional<String> note) {}

    record Inquiry(Optional<String> need, Optional<String> fault) {}

    private final FormRecords forms;

    ReceptionFacts(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("fuelLevel", "油量", "1/2"), new Fact("warningLights", "警告灯", "机油、胎压"), new Fact("interior", "内饰", "完好"),
                new Fact("customerRequest", "客户要求", "两万公里保养，刹车有响声"), new Fact("walkRoundRefused", "不愿环检的原因", "赶时间"),
                new Fact("bodyCondition", "车身外观", "完好"), new Fact("scrapes", "刮痕和损伤", "右后门划痕"), new Fact("bootItems", "后备厢物品", "雨伞"),
                new Fact("spareAndTools", "备胎和工具", "备胎在、工具齐、气压 2.5 bar"), new Fact("otherWishes", "其他要求", "请检查雨刮"),
                new Fact("valuables", "贵重物品（name、kept）", "导航仪 储物柜 12"), new Fact("customerNeed", "客户需求", "下午要用车"),
                new Fact("reportedFault", "故障描述", "刹车时有尖叫声"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        var forms = FormRecords.newest(this.forms.of(caseNo));
        read(forms, "receptionSheet", Sheet.class).ifPresent(sheet -> {
            sheet.fuelLevel().ifPresent(level -> told.put("fuelLevel", level));
            told.put("warningLights", sheet.warningLights().orElse("没有"));
            sheet.interior().ifPresent(interior -> told.put("interior", interior));
            sheet.request().ifPresent(request -> told.put("customerRequest", request));
        });
        read(forms, "walkRound", WalkRound.class).ifPresent(round -> tell(round, told));
        read(forms, "inquiry", Inquiry.class).ifPresent(inquiry -> {
            inquiry.need().ifPresent(need -> told.put("customerNeed", need));
            inquiry.fault().ifPresent(fault -> told.put("reportedFault", fault));
        });
        return told;
    }

    private static void tell(WalkRound round, Map<String, Object> told) {
        if (round.refused()) told.put("walkRoundRefused", round.refusedReason().orElse("没有说明原因"));
        round.exterior().ifPresent(exterior -> told.put("bodyCondition", exterior));
        round.scrapes().ifPresent(scrapes -> told.put("scrapes", scrapes));
        round.bootItems().ifPresent(items -> told.put("bootItems", items));
        told.put("spareAndTools", Stream.of(Optional.of(round.spareWheel() ? "备胎在" : "没有备胎"), Optional.of(round.tools() ? "工具齐" : "工具不齐"),
                round.spareTyrePressure().map("气压 %s bar"::formatted)).flatMap(Optional::stream).collect(Collectors.joining("、")));
        round.otherWishes().ifPresent(wishes -> told.put("otherWishes", wishes));
        if (!round.valuables().isEmpty()) {
            told.put("valuables", round.valuables().stream().map(valuable -> Map.of("name", valuable.name(), "kept",
                    Stream.of(valuable.lockerNo().map("储物柜 %s"::formatted), valuable.note()).flatMap(Optional::stream).collect(Collectors.joining("，")))).toList());
        }
    }

    private static <R extends Record> Optional<R> read(Map<String, JsonNode> forms, String record, Class<R> type) {
        return Optional.ofNullable(forms.get(record)).map(content -> FormContents.read(type, content, UpdateRepairOrder.INVALID));
    }
}
