package io.tiaoli.web.consents;

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

import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.privacy.PersonalDataActs;

/** Records for which purposes a customer may be contacted, with how and when we were told, and takes it back. */
@Controller
class ConsentsPage {

    private static final List<String> SOURCES = List.of("到店时口头说的", "电话里说的", "签字或书面", "短信或微信回复");
    private static final int LONGEST_NOTE = 30;

    private final SignedOn signedOn;
    private final WhoMayAsk may;
    private final Customers customers;
    private final Vehicles vehicles;
    private final Consents consents;
    private final ConsentView view;
    private final PersonalDataActs reads;

    ConsentsPage(SignedOn signedOn, WhoMayAsk may, Customers customers, Vehicles vehicles, Consents consents, ConsentView view, PersonalDataActs reads) {
        this.signedOn = signedOn;
        this.may = may;
        this.customers = customers;
        this.vehicles = vehicles;
        this.consents = consents;
        this.view = view;
        this.reads = reads;
    }

    @GetMapping("/consents")
    String show(@RequestParam(defaultValue = "") String q, @RequestParam Optional<String> customer, Model page) {
        var me = asker();
        var found = customer.map(id -> List.of(known(id))).orElseGet(() -> search(q));
        found.forEach(one -> reads.read(one.id(), "/consents", me.user()));
        page.addAttribute("title", "联系同意");
        page.addAttribute("q", q);
        page.addAttribute("sources", SOURCES);
        page.addAttribute("found", found.stream().map(view::of).toList());
        page.addAttribute("searched", !q.isBlank());
        return "consents";
    }

    @PostMapping("/consents/{customer}/agreed")
    String agreed(@PathVariable String customer, @RequestParam ContactPurpose purpose, @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
        var me = asker();
        var known = known(customer);
        return Acts.then("/consents?customer=" + known.id(), flash, "已登记：%s同意%s联系".formatted(known.title(), purpose.label()),
                () -> consents.grant(known.id(), needed(purpose), told(source, note, me)));
    }

    @PostMapping("/consents/{customer}/withdrawn")
    String withdrawn(@PathVariable String customer, @RequestParam Optional<ContactPurpose> purpose, @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
        var me = asker();
        var known = known(customer);
        return Acts.then("/consents?customer=" + known.id(), flash, "已撤回：%s，没发出的消息一并取消".formatted(purpose.map(ContactPurpose::label).orElse("全部")),
                () -> purpose.ifPresentOrElse(one -> consents.withdraw(known.id(), needed(one), told(source, note, me)), () -> consents.withdraw(known.id(), told(source, note, me))));
    }

    private Me asker() {
        var me = signedOn.me();
        if (!may.may(me)) throw new AccessDeniedException("consents");
        return me;
    }

    private Customer known(String id) {
        return customers.find(id).orElseThrow(() -> new NotThere("没有这位客户"));
    }

    /** By plate or telephone. */
    private List<Customer> search(String q) {
        if (q.isBlank()) return List.of();
        return vehicles.withPlate(q.strip()).map(vehicle -> List.of(customers.get(vehicle.customerId()))).orElseGet(() -> customers.withPhone(q.strip()));
    }

    private static ContactPurpose needed(ContactPurpose purpose) {
        if (!purpose.needsConsent()) throw new IllegalArgumentException("「%s」是业务必需的联系，不用登记同意".formatted(purpose.label()));
        return purpose;
    }

    /** How we know, and who wrote it down. */
    private static String told(String source, String note, Me me) {
        if (!SOURCES.contains(source)) throw new IllegalArgumentException("请选择客户怎么说的：" + String.join("、", SOURCES));
        if (note.strip().length() > LONGEST_NOTE) throw new IllegalArgumentException("说明有 %d 个字，最多 %d 个字".formatted(note.strip().length(), LONGEST_NOTE));
        return source + (note.isBlank() ? "" : "：" + note.strip()) + "（%s登记）".formatted(me.name());
    }
}
