package io.tiaoli.web.cases;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.tiaoli.web.consents.WhoMayAsk;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.Phone;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.cases.Cases.Found;
import io.tiaoli.workers.privacy.PersonalDataActs;

/** The search for cases, and the one page with everything of a case. */
@Controller
class CasePages {

    private static final int LOOKED_AT = 400;
    private static final int SHOWN = 50;

    /** A line of the search. */
    record Hit(String caseNo, String flow, String customer, String phone, String plate, String started, String state, boolean running) {}

    private final SignedOn signedOn;
    private final WhoMaySee may;
    private final Cases cases;
    private final FlowRoles flows;
    private final CaseFile file;
    private final CaseInside inside;
    private final WhoMayAsk mayAsk;
    private final PersonalDataActs reads;

    CasePages(SignedOn signedOn, WhoMaySee may, Cases cases, FlowRoles flows, CaseFile file, CaseInside inside, WhoMayAsk mayAsk, PersonalDataActs reads) {
        this.signedOn = signedOn;
        this.may = may;
        this.cases = cases;
        this.flows = flows;
        this.file = file;
        this.inside = inside;
        this.mayAsk = mayAsk;
        this.reads = reads;
    }

    @GetMapping("/cases")
    String search(@RequestParam(defaultValue = "") String q, Model page) {
        var me = signedOn.me();
        List<Hit> hits = cases.search(q, LOOKED_AT).stream().filter(found -> may.may(me, found.found())).limit(SHOWN).map(found -> hit(me, found)).toList();
        page.addAttribute("title", "案件");
        page.addAttribute("q", q);
        page.addAttribute("searched", !q.isBlank());
        page.addAttribute("hits", hits);
        page.addAttribute("more", hits.size() == SHOWN);
        return "cases";
    }

    private Hit hit(Me me, Found found) {
        var one = found.found();
        return new Hit(one.caseNo(), flows.name(one.flow()), found.customerName().orElse(""), found.phone().map(phone -> Phone.shown(phone, may.mayCall(me, one.caseNo()))).orElse(""),
                found.plateNo().orElse(""), Times.text(one.startedAt()), state(one), one.endedAt().isEmpty());
    }

    static String state(Case one) {
        return one.endedAt().isEmpty() ? "进行中" : one.outcome().map(Words::outcome).orElse("已结束");
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Model page) {
        var me = signedOn.me();
        var found = may.require(me, number);
        found.customerId().ifPresent(customer -> reads.read(customer, "/cases/" + found.caseNo(), me.user()));
        file.fill(page, found, me);
        page.addAttribute("title", "案件 " + number);
        page.addAttribute("consents", found.customerId().filter(id -> mayAsk.may(me)).map(id -> "/consents?customer=" + id).orElse(""));
        page.addAttribute("parent", found.parentNo().filter(no -> may.may(me, no)).orElse(null));
        inside.fill(page, found, me);
        page.addAttribute("manages", may.mayManage(me, found) && Optional.of(found).filter(c -> c.endedAt().isEmpty()).isPresent());
        return "case";
    }
}
