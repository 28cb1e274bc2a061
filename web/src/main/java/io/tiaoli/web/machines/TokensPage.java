package io.tiaoli.web.machines;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.signon.MachineToken;
import io.tiaoli.web.signon.MachineTokens;

/** Administrators give a program its token, see whether it is used, and revoke it. */
@Controller
class TokensPage {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_YEARS = 2;

    /** A token as the page writes it. */
    record View(String id, String name, String madeBy, String madeAt, String expiresAt, String lastUsedAt, String state, boolean valid) {}

    /** What was entered, to be shown again after a refusal. */
    record Entered(String name, String until) {}

    private final SignedOn signedOn;
    private final MachineTokens tokens;
    private final StaffNames names;
    private final Clock clock;

    TokensPage(SignedOn signedOn, MachineTokens tokens, StaffNames names, Clock clock) {
        this.signedOn = signedOn;
        this.tokens = tokens;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/tokens")
    String list(Model model) {
        administrator();
        var today = LocalDate.now(clock);
        model.addAttribute("title", "接口令牌");
        model.addAttribute("tokens", tokens.all().stream().map(this::view).toList());
        model.addAttribute("entered", model.getAttribute("entered") instanceof Entered again ? again : new Entered("", today.plusYears(1).toString()));
        model.addAttribute("today", today);
        model.addAttribute("latest", today.plusYears(LONGEST_YEARS));
        if (!model.containsAttribute("made")) model.addAttribute("made", "");
        return "tokens";
    }

    @PostMapping("/tokens")
    String make(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String until, RedirectAttributes flash) {
        var me = administrator();
        String page = Acts.then("/tokens", flash, "已生成，请立即复制：离开本页后不再显示", () -> {
            checkName(name.strip());
            flash.addFlashAttribute("made", tokens.make(name.strip(), checked(until).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant(), me.user()));
        });
        if (flash.getFlashAttributes().containsKey("problem")) flash.addFlashAttribute("entered", new Entered(name, until));
        return page;
    }

    @PostMapping("/tokens/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes flash) {
        var me = administrator();
        var token = tokens.find(id).orElseThrow(() -> new NotThere("没有这个令牌"));
        return Acts.then("/tokens", flash, "已作废「%s」".formatted(token.name()), () -> tokens.revoke(id, me.user()));
    }

    private void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw new IllegalArgumentException("「哪个程序用」要填 1 至 %d 个字，现在是 %d 个".formatted(LONGEST_NAME, name.length()));
        if (tokens.all().stream().anyMatch(t -> t.isValid(clock.instant()) && t.name().equals(name))) {
            throw new IllegalArgumentException("「%s」已有一个有效的令牌，请换个名称，或先作废那一个".formatted(name));
        }
    }

    private LocalDate checked(String until) {
        LocalDate day;
        try {
            day = LocalDate.parse(until.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("「有效至」的日期「%s」不对，应如 2027-11-21".formatted(until));
        }
        var today = LocalDate.now(clock);
        if (day.isBefore(today) || day.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw new IllegalArgumentException("「有效至」只能在 %s 和 %s 之间，现在是 %s".formatted(today, today.plusYears(LONGEST_YEARS), day));
        }
        return day;
    }

    private Me administrator() {
        var me = signedOn.me();
        if (!me.isAdministrator()) throw new AccessDeniedException("tokens");
        return me;
    }

    private View view(MachineToken token) {
        boolean valid = token.isValid(clock.instant());
        String state = token.revokedAt().map(at -> "%s 由 %s 作废".formatted(Times.text(at), names.name(token.revokedBy()))).orElse(valid ? "有效" : "已过期");
        return new View(token.id(), token.name(), names.name(token.madeBy()), Times.text(token.madeAt()),
                LocalDate.ofInstant(token.expiresAt(), ZoneId.systemDefault()).minusDays(1).toString(), Times.text(token.lastUsedAt()), state, valid);
    }
}
