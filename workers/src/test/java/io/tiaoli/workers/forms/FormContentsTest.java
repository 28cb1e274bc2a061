package io.tiaoli.workers.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;

class FormContentsTest {

    enum Mode {WAIT, LATER}

    record Row(@Label("名称") String name, @Label("数量") Optional<Integer> quantity) {}

    record Sheet(@Label("里程") int mileageKm, @Label("洗车") boolean washWanted, @Label("方式") Mode mode, @Label("金额") Optional<BigDecimal> yuan,
            @Label("日期") LocalDate day, @Label("时间") Instant at, @Label("项目") List<Row> rows) {}

    static Sheet read(String json) {
        return FormContents.read(Sheet.class, Shop.json(json), "sheet-invalid");
    }

    @Test
    void readsWhatTasklistSubmits() {
        assertThat(read("""
                {'mileageKm': 20000, 'washWanted': true, 'mode': 'WAIT', 'yuan': '12.50', 'day': '2026-11-21', 'at': '2026-11-21T13:00:00+08:00',
                 'rows': [{'name': ' 机油 ', 'quantity': 2}, {'name': '机滤', 'quantity': null}], 'unknown': 1}"""))
                .isEqualTo(new Sheet(20000, true, Mode.WAIT, Optional.of(new BigDecimal("12.50")), LocalDate.of(2026, 11, 21),
                        Instant.parse("2026-11-21T05:00:00Z"), List.of(new Row("机油", Optional.of(2)), new Row("机滤", Optional.empty()))));
    }

    @Test
    void severalChoicesAreOneText() {
        assertThat(FormContents.read(Row.class, Shop.json("{'name': ['机油', '机滤']}"), "x").name()).isEqualTo("机油、机滤");
        assertThatThrownBy(() -> FormContents.read(Row.class, Shop.json("{'name': []}"), "x")).hasMessage("「名称」没有填写，应为文字");
    }

    @Test
    void whatNobodyTouchedIsEmptyOrFalse() {
        var sheet = read("{'mileageKm': 1, 'washWanted': null, 'mode': 'LATER', 'yuan': '', 'day': '2026-11-21', 'at': '2026-11-21T13:00:00Z', 'rows': null}");
        assertThat(sheet.washWanted()).isFalse();
        assertThat(sheet.yuan()).isEmpty();
        assertThat(sheet.rows()).isEmpty();
    }

    @Test
    void refusalsNameTheFieldTheValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> read("{}")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("sheet-invalid"))
                .hasMessage("「里程」没有填写，应为整数");
        assertThatThrownBy(() -> read("{'mileageKm': 1.5}")).hasMessage("「里程」的值「1.5」不合要求，应为整数");
        assertThatThrownBy(() -> read("{'mileageKm': [1]}")).hasMessageContaining("「里程」");
        assertThatThrownBy(() -> read("{'mileageKm': 1, 'washWanted': 'yes'}")).hasMessage("「洗车」的值「yes」不合要求，应为是或否");
        assertThatThrownBy(() -> read("{'mileageKm': 1, 'mode': 'NOW'}")).hasMessage("「方式」的值「NOW」不合要求，应为WAIT、LATER");
        assertThatThrownBy(() -> read("{'mileageKm': 1, 'mode': 'WAIT', 'day': '21.11.'}")).hasMessageContaining("「日期」的值「21.11.」");
    }
}
