package io.tiaoli.web.workbench.approval;

import java.util.List;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.access.Groups;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Reason;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.StaffNames.Person;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.OwnedLines;

/** Shows owners which of their lines want a second owner's word, and lets administrators change it. */
@Controller
class RulesPage {

    /** A line with its setting. */
    record Line(String id, String name, String owners, boolean secondOwner, List<Change> changes) {}

    /** Who set it to what, and why. */
    record Change(String at, String by, String what, String reason) {}

    private final OwnedLines lines;
    private final DeployRules rules;
    private final SignedOn signedOn;
    private final StaffNames names;

    RulesPage(OwnedLines lines, DeployRules rules, SignedOn signedOn, StaffNames names) {
        this.lines = lines;
        this.rules = rules;
        this.signedOn = signedOn;
        this.names = names;
    }

    @GetMapping("/workbench/rules")
    String show(Model page) {
        page.addAttribute("title", "发布的规则");
        page.addAttribute("lines", lines.require().entrySet().stream().map(line -> line(line.getKey(), line.getValue())).toList());
        page.addAttribute("administrator", signedOn.me().isAdministrator());
        return "workbench-rules";
    }

    @PostMapping("/workbench/rules/{line}")
    String change(@PathVariable String line, @RequestParam boolean secondOwner, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var me = signedOn.me();
        if (!me.isAdministrator()) throw new AccessDeniedException("only administrators");
        String name = lines.require(line);
        return Acts.then("/workbench/rules", flash, "「%s」%s。".formatted(name, words(secondOwner)), () -> {
            String why = Reason.checked(reason, "原因");
            if (secondOwner && owners(line).size() < 2) throw new IllegalArgumentException("「%s」只有 %d 位负责人，没有人可以同意。请先在用户管理里加一位".formatted(name, owners(line).size()));
            rules.change(line, secondOwner, why, me.user());
        });
    }

    private Line line(String id, String name) {
        return new Line(id, name, String.join("、", owners(id).stream().map(Person::name).toList()), rules.needsSecondOwner(id),
                rules.changes(id).stream().map(rule -> new Change(Times.text(rule.at()), names.name(rule.by()), words(rule.secondOwner()), rule.reason())).toList());
    }

    private List<Person> owners(String line) {
        return names.in(List.of(Groups.owner(line)));
    }

    private static String words(boolean secondOwner) {
        return secondOwner ? "发布要另一位负责人同意" : "一位负责人就可以发布";
    }
}
