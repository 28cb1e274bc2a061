package io.tiaoli.web.checklists;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.tiaoli.processes.Role;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.checklists.SheetResults.Monthly;

/** Managers see how their people did on the check sheets of the last months. */
@Controller
class ChecklistsPage {

    private static final int MONTHS = 12;
    private static final BigDecimal LOW = new BigDecimal(80);

    /** One line; {@code low}: below what is expected. */
    record Line(String month, String person, String sheet, int sheets, String score, boolean low, int failedItems) {}

    /** Somebody to choose. */
    record Choice(String user, String name, boolean chosen) {}

    private final SignedOn signedOn;
    private final SheetResults results;
    private final StaffNames staff;
    private final Clock clock;

    ChecklistsPage(SignedOn signedOn, SheetResults results, StaffNames staff, Clock clock) {
        this.signedOn = signedOn;
        this.results = results;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping("/checklists")
    String show(@RequestParam(defaultValue = "") String person, Model page) {
        var me = signedOn.me();
        if (!me.isManager()) throw new AccessDeniedException("checklists");
        var mine = mine(me);
        Set<String> users = mine.stream().map(StaffNames.Person::user).collect(Collectors.toSet());
        var lines = results.since(YearMonth.now(clock).minusMonths(MONTHS - 1L)).stream()
                .filter(line -> users.contains(line.person()) && (person.isEmpty() || person.equals(line.person()))).map(this::line).toList();
        page.addAttribute("title", "查核得分");
        page.addAttribute("lines", lines);
        page.addAttribute("people", mine.stream().map(p -> new Choice(p.user(), p.name(), p.user().equals(person))).toList());
        page.addAttribute("months", MONTHS);
        return "checklists";
    }

    /** The people whose work this person manages, and the managers themselves; an administrator sees everybody. */
    private List<StaffNames.Person> mine(Me me) {
        if (me.isAdministrator()) return staff.in(List.of(Role.values()).stream().map(Role::id).toList());
        return staff.in(java.util.stream.Stream.concat(Role.managedBy(me.groups()).stream(), me.groups().stream()).distinct().toList());
    }

    private Line line(Monthly monthly) {
        return new Line(monthly.month().toString(), staff.name(monthly.person()), monthly.code() + " " + monthly.title(), monthly.sheets(),
                monthly.score().map(BigDecimal::stripTrailingZeros).map(BigDecimal::toPlainString).orElse("没有计分"), monthly.score().filter(score -> score.compareTo(LOW) < 0).isPresent(),
                monthly.failedItems());
    }
}
