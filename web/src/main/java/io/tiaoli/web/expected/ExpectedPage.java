package io.tiaoli.web.expected;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.prospects.Prospect;
import io.tiaoli.workers.prospects.Prospects;

/** The list of a day: who agreed to come, when, and whose visitor it is. */
@Controller
class ExpectedPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日 EEEE", Locale.CHINA);

    /** One visitor; {@code late}: the agreed time is over. */
    record Line(String time, boolean late, String customer, String phone, String model, String consultant, String caseNo) {}

    private final ExpectedRights rights;
    private final Prospects prospects;
    private final Customers customers;
    private final StaffNames staff;
    private final Clock clock;

    ExpectedPage(ExpectedRights rights, Prospects prospects, Customers customers, StaffNames staff, Clock clock) {
        this.rights = rights;
        this.prospects = prospects;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping("/expected")
    String show(@RequestParam(defaultValue = "") String day, Model page) {
        var me = rights.require();
        var today = LocalDate.now(clock);
        var shown = day.isBlank() ? today : day(day.strip());
        var lines = prospects.expected(shown).stream().filter(visitor -> rights.may(me, visitor)).map(this::line).toList();
        page.addAttribute("title", "预约来店");
        page.addAttribute("heading", (shown.equals(today) ? "今天 " : "") + DAY.format(shown));
        page.addAttribute("day", shown.toString());
        page.addAttribute("before", shown.minusDays(1).toString());
        page.addAttribute("after", shown.plusDays(1).toString());
        page.addAttribute("otherDay", !shown.equals(today));
        page.addAttribute("lines", lines);
        page.addAttribute("none", lines.isEmpty());
        return "expected";
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("日期「%s」不对，应像 2026-11-23 这样写".formatted(text));
        }
    }

    private Line line(Prospect visitor) {
        var customer = customers.find(visitor.customerId());
        var at = visitor.visitAt().orElseThrow();
        return new Line(TIME.format(at.atZone(clock.getZone())), at.isBefore(clock.instant()), customer.map(Customer::fullName).orElse("没有登记姓名"), customer.flatMap(Customer::phone).orElse(""),
                visitor.model().orElse(""), staff.name(visitor.consultantId()), visitor.caseNo());
    }
}
