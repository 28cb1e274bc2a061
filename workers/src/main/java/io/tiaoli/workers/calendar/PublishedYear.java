package io.tiaoli.workers.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/** One year with its days off (false) and make-up working days (true). */
record PublishedYear(Map<LocalDate, Boolean> exceptions) {

    boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(day, isOfTheWeek(day));
    }

    /** Monday to Friday. */
    static boolean isOfTheWeek(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }
}
