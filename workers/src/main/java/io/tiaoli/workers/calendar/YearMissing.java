package io.tiaoli.workers.calendar;

/** A day was asked for in a year whose days off are not imported. */
public class YearMissing extends IllegalStateException {

    YearMissing(int year) {
        super("工作日历没有 %1$d 年：请由管理员导入国务院公布的 %1$d 年放假安排（CSV，表头为「%2$s」），导入后重试".formatted(year, CalendarImport.HEADING));
    }
}
