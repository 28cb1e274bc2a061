package io.tiaoli.web.reception;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.appointments.AppointmentBoard;
import io.tiaoli.workers.appointments.AppointmentBoard.Entry;
import io.tiaoli.workers.appointments.AppointmentState;

/** The page at the gate and the phone desk. */
@Controller
class ReceptionPage {

    private static final int DAYS = 7;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 E HH:mm", Locale.CHINA);
    private static final Map<AppointmentState, String> STATES = Map.of(AppointmentState.HELD, "待确认", AppointmentState.CONFIRMED, "已预约", AppointmentState.ARRIVED, "已到店", AppointmentState.NO_SHOW, "未到店");

    /** One line of the board. */
    record Line(String no, String when, String customer, String plate, String model, String items, String symptoms, String advisor, String bay, String state, boolean open) {}

    private final AppointmentBoard board;
    private final Register register;
    private final SignedOn signedOn;
    private final Clock clock;

    ReceptionPage(AppointmentBoard board, Register register, SignedOn signedOn, Clock clock) {
        this.board = board;
        this.register = register;
        this.signedOn = signedOn;
        this.clock = clock;
    }

    @GetMapping("/reception")
    String show(Model page) {
        work();
        var lines = board.days(LocalDate.now(clock), DAYS).stream().map(ReceptionPage::line).toList();
        page.addAttribute("title", "到店登记");
        page.addAttribute("lines", lines);
        page.addAttribute("none", lines.isEmpty());
        page.asMap().putIfAbsent("said", "");
        return "reception";
    }

    @PostMapping("/reception/arrivals")
    String arrived(@RequestParam String plateNo, RedirectAttributes flash) {
        work();
        var vehicle = register.arrived(plateNo, signedOn.me().user());
        flash.addFlashAttribute("said", vehicle.map(v -> "%s 已登记到店。".formatted(v.plateNo()))
                .orElse("%s 是第一次来，没有档案：请服务顾问在任务列表「发起流程」里开维修单。".formatted(plateNo.strip().toUpperCase())));
        return "redirect:/reception";
    }

    @PostMapping("/reception/appointments/{no}/change")
    String changed(@PathVariable String no, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime wantedAt, RedirectAttributes flash) {
        work();
        register.changed(no, wantedAt);
        flash.addFlashAttribute("said", "预约 %s 的改期已受理，原来的工位会让出来。".formatted(no));
        return "redirect:/reception";
    }

    @PostMapping("/reception/appointments/{no}/cancel")
    String cancelled(@PathVariable String no, RedirectAttributes flash) {
        work();
        register.cancelled(no);
        flash.addFlashAttribute("said", "预约 %s 的取消已受理。".formatted(no));
        return "redirect:/reception";
    }

    private void work() {
        var me = signedOn.me();
        boolean may = me.isManager() || List.of("gate-guide", "reception-desk", "service-advisor", "customer-service", "customer-specialist", "dispatcher", "telesales").stream().anyMatch(me::isIn);
        if (!may) throw new AccessDeniedException("reception");
    }

    private static Line line(Entry entry) {
        boolean open = entry.state() == AppointmentState.HELD || entry.state() == AppointmentState.CONFIRMED;
        return new Line(entry.appointmentNo(), entry.slotAt().atZone(ZoneId.systemDefault()).format(WHEN), entry.customerName(), entry.plateNo(), entry.model().orElse(""),
                entry.items().orElse(""), entry.symptoms().orElse(""), entry.advisorName(), entry.bayName().orElse("上门"), STATES.getOrDefault(entry.state(), ""), open);
    }
}
