package io.tiaoli.web.privacy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import io.tiaoli.web.pages.Phone;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.privacy.PersonalDataActs;
import io.tiaoli.workers.privacy.PersonalDataActs.What;
import io.tiaoli.workers.privacy.PersonalRecords;

/** Administrators hand out what we hold of a customer, or erase it, each with a reason, and see who looked at it. */
@Controller
class PrivacyPage {

    private static final int LONGEST_REASON = 200;
    private static final int ACTS = 50;

    /** A customer as the page writes them. */
    record View(String id, String name, String phone, String cars, List<String> open, List<ActView> acts) {}

    record ActView(String at, String what, String place, String reason, String who) {}

    private final SignedOn signedOn;
    private final Customers customers;
    private final Vehicles vehicles;
    private final PersonalRecords records;
    private final PersonalDataActs acts;
    private final PersonArchive archive;
    private final StaffNames names;

    PrivacyPage(SignedOn signedOn, Customers customers, Vehicles vehicles, PersonalRecords records, PersonalDataActs acts, PersonArchive archive, StaffNames names) {
        this.signedOn = signedOn;
        this.customers = customers;
        this.vehicles = vehicles;
        this.records = records;
        this.acts = acts;
        this.archive = archive;
        this.names = names;
    }

    @GetMapping("/privacy")
    String show(@RequestParam(defaultValue = "") String q, @RequestParam Optional<String> customer, Model page) {
        administrator();
        page.addAttribute("title", "个人信息");
        page.addAttribute("q", q);
        page.addAttribute("searched", !q.isBlank());
        page.addAttribute("found", customer.map(id -> List.of(known(id))).orElseGet(() -> search(q.strip())).stream().map(this::view).toList());
        return "privacy";
    }

    @PostMapping("/privacy/{customer}/export")
    ResponseEntity<byte[]> export(@PathVariable String customer, @RequestParam(defaultValue = "") String reason) throws IOException {
        var me = administrator();
        var known = known(customer);
        acts.add(known.id(), What.EXPORTED, "/privacy", Optional.of(checked(reason)), me.user());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person-" + known.id() + ".zip\"").body(archive.of(known.id(), me.user()));
    }

    @PostMapping("/privacy/{customer}/erase")
    String erase(@PathVariable String customer, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        var me = administrator();
        var known = known(customer);
        return Acts.then("/privacy?customer=" + known.id(), flash, "已清除。依法保留的账目、签过字的单据和操作记录除外", () -> {
            if (!name.strip().equals(known.fullName())) throw new IllegalArgumentException("姓名「%s」与这位客户的姓名不一致，没有清除".formatted(name.strip()));
            records.erase(known.id(), Optional.empty(), checked(reason), me.user());
        });
    }

    private Me administrator() {
        var me = signedOn.me();
        if (!me.isAdministrator()) throw new AccessDeniedException("privacy");
        return me;
    }

    private Customer known(String id) {
        return customers.find(id).orElseThrow(() -> new NotThere("没有这位客户"));
    }

    private List<Customer> search(String q) {
        if (q.isEmpty()) return List.of();
        return vehicles.withPlate(q).map(vehicle -> List.of(customers.get(vehicle.customerId()))).orElseGet(() -> customers.withPhone(q));
    }

    private static String checked(String reason) {
        int length = reason.strip().length();
        if (length == 0 || length > LONGEST_REASON) throw new IllegalArgumentException("请填写原因，1 至 %d 个字".formatted(LONGEST_REASON));
        return reason.strip();
    }

    private View view(Customer customer) {
        return new View(customer.id(), customer.fullName(), customer.phone().map(Phone::masked).orElse("没有电话"),
                String.join("、", vehicles.of(customer.id()).stream().map(vehicle -> vehicle.plateNo()).toList()), records.open(customer.id(), Optional.empty()),
                acts.of(customer.id(), ACTS).stream().map(act -> new ActView(Times.text(act.at()), act.what().label(), act.place(), act.reason().orElse(""), names.name(act.who()))).toList());
    }
}
