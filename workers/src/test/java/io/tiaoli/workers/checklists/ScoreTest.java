package io.tiaoli.workers.checklists;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Shop;

class ScoreTest {

    private static final String HEAD = "查核表,表\n编号,WS\n分组,权重,项目,答法,不合格时,由谁处理,变量\n";

    static Sheet sheet(String rows) {
        return SheetFile.read("ws", (HEAD + rows.strip().replace(" ", "\n").replace("_", " ") + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** One judgement an item, in order: M met, P partly, N not met, - not applicable. */
    static Score judged(Sheet sheet, String answers) {
        return Score.of(sheet, Shop.json(IntStream.range(0, answers.length()).mapToObj(i -> "'item%d': '%s'".formatted(i + 1, switch (answers.charAt(i)) {
            case 'M' -> "MET";
            case 'P' -> "PARTLY";
            case 'N' -> "NOT_MET";
            default -> "NOT_APPLICABLE";
        })).collect(Collectors.joining(",", "{", "}"))));
    }

    @Test
    @DisplayName("a sheet whose weights add up to 90 gives 100 when everything is met")
    void normalised() {
        var delivery = sheet("a,11,x,评定,,, b,18,x,评定,,, c,12,x,评定,,, d,8,x,评定,,, e,8,x,评定,,, f,8,x,评定,,, g,15,x,评定,,, h,10,x,评定,,,");
        assertThat(delivery.weights()).isEqualByComparingTo("90");
        assertThat(judged(delivery, "MMMMMMMM").score()).contains(new BigDecimal("100.00"));
        assertThat(judged(delivery, "NMMMMMMM").score()).contains(new BigDecimal("87.78"));
    }

    @Test
    @DisplayName("a failed group costs its weight, half a group the half, and what does not apply nothing")
    void weighed() {
        var drive = sheet("a,35,x,评定,,, b,40,x,评定,,, b,,y,评定,,, c,25,x,评定,,,");
        assertThat(judged(drive, "MNNM").score()).contains(new BigDecimal("60.00"));
        assertThat(judged(drive, "MMNM").groups().get(1).score()).contains(new BigDecimal("0.5000"));
        assertThat(judged(drive, "MPPM").score()).contains(new BigDecimal("80.00"));
        assertThat(judged(drive, "MM-M").score()).contains(new BigDecimal("100.00"));
        assertThat(judged(drive, "M--N").score()).contains(new BigDecimal("58.33"));
        assertThat(judged(drive, "----").score()).isEmpty();
        assertThat(judged(drive, "MPNM").failed()).extracting(Score.Failed::answer).containsExactly("部分达到", "未达到");
    }

    @Test
    @DisplayName("a group without weight in a weighted sheet is shown and does not count")
    void missingWeight() {
        var after = sheet("a,缺,x,评定,,, b,30,x,评定,,, c,30,x,评定,,,");
        assertThat(judged(after, "NMM").score()).contains(new BigDecimal("100.00"));
        assertThat(judged(after, "NMM").failed()).hasSize(1);
        assertThat(judged(after, "MMN").score()).contains(new BigDecimal("50.00"));
    }

    @Test
    @DisplayName("without weights every item counts the same; a tick that is missing and a number out of bounds fail")
    void ticksAndNumbers() {
        var car = sheet("a,,x,,整改,sales-consultant, a,,y,打勾,,, b,,油量,数字_0-100_至少_50,整改,sales-consultant,fuel b,,话,文字,,,");
        assertThat(Score.of(car, Shop.json("{'item1': true, 'item2': true, 'fuel': 50, 'item4': 'x'}")).score()).contains(new BigDecimal("100.00"));
        assertThat(Score.of(car, Shop.json("{'item1': true, 'item2': false, 'fuel': 40}")).score()).contains(new BigDecimal("33.33"));
        assertThat(Score.of(car, Shop.json("{'item1': true, 'item2': null, 'fuel': '40'}")).failed()).extracting(Score.Failed::answer).containsExactly("没有打勾", "40（至少 50）");
    }
}
