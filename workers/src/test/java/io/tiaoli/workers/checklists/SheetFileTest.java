package io.tiaoli.workers.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SheetFileTest {

    private static final String HEAD = "查核表,试驾车检查\n编号,CL-05\n总权重,8\n备注,\"先看,后打勾\"\n\n分组,权重,项目,答法,不合格时,由谁处理,变量\n";

    static Sheet read(String text) {
        return SheetFile.read("car", text.getBytes(StandardCharsets.UTF_8));
    }

    static void refused(String text, String problem) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(SheetUnreadable.class).extracting(e -> ((SheetUnreadable) e).problems()).asInstanceOf(LIST).contains(problem);
    }

    @Test
    @DisplayName("a sheet is read with its groups, weights, ways to answer and what a failed item opens")
    void reads() {
        var sheet = read(HEAD + "外观,35,车辆清洁,,整改,sales-consultant,carClean\n,,原厂脚垫,打勾,采购,reception-desk,\n油量,65,油量（%）,数字 0-100  至少 50,整改,sales-consultant,fuelPercent\n");
        assertThat(sheet.title()).isEqualTo("试驾车检查");
        assertThat(sheet.weight()).contains(new BigDecimal(8));
        assertThat(sheet.remarks()).containsExactly("先看,后打勾");
        assertThat(sheet.groups()).extracting(Sheet.Group::name).containsExactly("外观", "油量");
        assertThat(sheet.items()).extracting(Sheet.Item::field).containsExactly("carClean", "item2", "fuelPercent");
        assertThat(sheet.items()).extracting(Sheet.Item::onFail).containsExactly(FailAction.CORRECT, FailAction.PURCHASE, FailAction.CORRECT);
        assertThat(sheet.items().get(2).answer().atLeast()).contains(new BigDecimal(50));
        assertThat(sheet.isNormalised()).isFalse();
    }

    @Test
    @DisplayName("a sheet that was saved by Excel in GBK reads the same")
    void readsGbk() {
        String text = HEAD + "外观,,车辆清洁,,,,\n";
        assertThat(SheetFile.read("car", text.getBytes(Charset.forName("GBK")))).isEqualTo(read(text));
        assertThat(read(text).isWeighted()).isFalse();
    }

    @Test
    @DisplayName("weights that do not add up are normalised; a group without one is shown only")
    void oddWeights() {
        var sheet = read(HEAD + "准备,缺,资料完整,评定,,,\n信函,30,寄信,评定,,,\n联系,30,有计划,评定,,,\n");
        assertThat(sheet.isNormalised()).isTrue();
        assertThat(sheet.weights()).isEqualByComparingTo("60");
        assertThat(sheet.unweighted()).extracting(Sheet.Group::name).containsExactly("准备");
    }

    @Test
    @DisplayName("what is wrong is said with row, value and what is allowed, all at once")
    void refuses() {
        refused("编号,CL-1\n", "缺少「查核表」一行（表的名称）");
        refused("颜色,红\n", "第 1 行的「颜色」不认识，表头之前可以写：查核表、编号、总权重、备注");
        refused("分组,权重,项目\n", "第 1 行的表头应为：分组,权重,项目,答法,不合格时,由谁处理,变量");
        refused(HEAD, "一个项目也没有；表头应为：分组,权重,项目,答法,不合格时,由谁处理,变量");
        refused(HEAD + "外观,,清洁,大概,,,\n", "第 7 行的答法「大概」不对，可以是：" + Answer.ALLOWED);
        refused(HEAD + "外观,,清洁,数字 50-10,,,\n", "第 7 行的答法「数字 50-10」不对，可以是：" + Answer.ALLOWED);
        refused(HEAD + "外观,,清洁,数字 0-10 至少 11,,,\n", "第 7 行的答法「数字 0-10 至少 11」不对，可以是：" + Answer.ALLOWED);
        refused(HEAD + "外观,,清洁,选择 红,,,\n", "第 7 行的答法「选择 红」不对，可以是：" + Answer.ALLOWED);
        refused(HEAD + "外观,,清洁,,罚款,,\n", "第 7 行的「不合格时」写了「罚款」，可以是：记录、整改、采购");
        refused(HEAD + "外观,,清洁,,整改,,\n", "第 7 行要整改，请写由谁处理");
        refused(HEAD + "外观,重,清洁,,,,\n", "分组「外观」的权重「重」不对，应为大于 0 的数字，最多两位小数，或「缺」");
        refused(HEAD + "外观,30,清洁,,,,\n油量,,加满,,,,\n", "分组「油量」没有权重；原表没有的请写「缺」");
        refused(HEAD + "外观,30,清洁,,,,\n外观,40,加满,,,,\n", "第 8 行：分组「外观」的权重写了两种：30 和 40");
        refused(HEAD + "外观,,清洁,,,,note\n", "第 7 行的变量「note」不对：英文小写字母开头，只有字母和数字，一张表里不重复，也不能是 sheet、subject、note");
        refused(HEAD + "外观,,清洁,,,,fuel\n,,加满,,,,fuel\n", "第 8 行的变量「fuel」不对：英文小写字母开头，只有字母和数字，一张表里不重复，也不能是 sheet、subject、note");
        refused(HEAD + ",,,,,,x\n", "第 7 行没有写项目");
    }

    @Test
    @DisplayName("what may be chosen is told apart")
    void choices() {
        assertThat(Answer.of("选择 价格|车型 | 其他").map(Answer::options)).contains(java.util.List.of("价格", "车型", "其他"));
        assertThat(Answer.of("数字 1-5").map(Answer::isScored)).isEqualTo(Optional.of(false));
        assertThat(Answer.of("数字 0-5 至多 2").orElseThrow().passes(new BigDecimal(2))).isTrue();
        assertThat(Answer.of("数字 0-5 至多 2").orElseThrow().passes(new BigDecimal(3))).isFalse();
    }
}
