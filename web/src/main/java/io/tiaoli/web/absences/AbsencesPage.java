package io.tiaoli.web.absences;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.deadlines.Absences;
import io.tiaoli.processes.deadlines.Absences.Absence;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;

/** Managers enter who of their people is away; open tasks then go to the substitute, or back to the group. */
@Controller
class AbsencesPage {

    private static final int LONGEST_DAYS = 366;

    /** An absence as the page writes it. */
    record View(String id, String who, LocalDate from, LocalDate until, String substitute, boolean now) {}

    /** What was entered, to be shown again after a refusal. */
    record Entered(String user, String from, String until, String substitute) {}

    /** Somebody to choose. */
    record Choice(String user, String name, boolean chosen) {}

    private final SignedOn signedOn;
    private final Absences absences;
    private final StaffNames staff;
    private final Clock clock;

    AbsencesPage(SignedOn signedOn, Absences absences, StaffNames staff, Clock clock) {
        this.signedOn = signedOn;
        this.absences = absences;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping("/absences")
    String list(Model model) {
        var mine = mine(manager());
        var today = LocalDate.now(clock);
        var entered = model.getAttribute("entered") instanceof Entered again ? again : new Entered("", today.toString(), today.toString(), "");
        model.addAttribute("title", "请假代理");
        model.addAttribute("absences", absences.current().stream().filter(a -> isOne(mine, a.user())).map(a -> view(a, today)).toList());
        model.addAttribute("entered", entered);
        model.addAttribute("people", mine.stream().map(p -> new Choice(p.user(), p.name(), p.user().equals(entered.user()))).toList());
        model.addAttribute("substitutes", mine.stream().map(p -> new Choice(p.user(), p.name(), p.user().equals(entered.substitute()))).toList());
        model.addAttribute("today", today);
        return "absences";
    }

    @PostMapping("/absences")
    String enter(@RequestParam(defaultValue = "") String user, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String substitute, RedirectAttributes flash) {
        var me = manager();
        String page = Acts.then("/absences", flash, "已登记", () -> enter(me, user, day("从", from), day("至", until), Optional.of(substitute).filter(s -> !s.isBlank())));
        if (flash.getFlashAttributes().containsKey("problem")) flash.addFlashAttribute("entered", new Entered(user, from, until, substitute));
        return page;
    }

    @PostMapping("/absences/{id}/remove")
    String remove(@PathVariable String id, RedirectAttributes flash) {
        var mine = mine(manager());
        absences.current().stream().filter(a -> a.id().equals(id) && isOne(mine, a.user())).findFirst().orElseThrow(() -> new NotThere("没有这条请假登记"));
        return Acts.then("/absences", flash, "已删除", () -> absences.remove(id));
    }

    private void enter(Me me, String user, LocalDate from, LocalDate until, Optional<String> substitute) {
        var mine = mine(me);
        if (!isOne(mine, user)) throw new IllegalArgumentException("请选择谁请假：只能登记您管理的同事");
        if (substitute.filter(s -> !isOne(mine, s)).isPresent()) throw new IllegalArgumentException("代理人只能是您管理的同事");
        if (until.isBefore(LocalDate.now(clock))) throw new IllegalArgumentException("「至」%s 已经过去".formatted(until));
        if (from.plusDays(LONGEST_DAYS).isBefore(until)) throw new IllegalArgumentException("从 %s 至 %s 太长，一次最多 %d 天".formatted(from, until, LONGEST_DAYS));
        absences.current().stream().filter(a -> a.user().equals(user) && !a.from().isAfter(until) && !a.until().isBefore(from)).findFirst().ifPresent(a -> {
            throw new IllegalArgumentException("%s 已登记 %s 至 %s 请假，请先删除那一条".formatted(staff.name(user), a.from(), a.until()));
        });
        absences.enter(user, from, until, substitute, me.user());
    }

    private Me manager() {
        var me = signedOn.me();
        if (!me.isManager()) throw new AccessDeniedException("absences");
        return me;
    }

    /** The people whose work this person manages; an administrator manages everybody who has a role. */
    private List<StaffNames.Person> mine(Me me) {
        return staff.in(me.isAdministrator() ? List.of(Role.values()).stream().map(Role::id).toList() : Role.managedBy(me.groups()));
    }

    private static boolean isOne(List<StaffNames.Person> mine, String user) {
        return mine.stream().anyMatch(p -> p.user().equals(user));
    }

    private View view(Absence absence, LocalDate today) {
        return new View(absence.id(), staff.name(absence.user()), absence.from(), absence.until(), absence.substitute().map(staff::name).orElse(""), !absence.from().isAfter(today));
    }

    private static LocalDate day(String label, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("「%s」的日期「%s」不对，应如 2026-11-21".formatted(label, text));
        }
    }
}
