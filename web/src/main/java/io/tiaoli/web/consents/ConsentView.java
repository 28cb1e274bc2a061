package io.tiaoli.web.consents;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Phone;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.Consents.Answer;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** What the page shows of one customer. */
@Component
class ConsentView {

    /** @param allowed whether the customer may be contacted for this purpose now */
    record Standing(String purpose, String label, boolean allowed, String state, String source, String at) {}

    record Past(String at, String label, String what, String source) {}

    /** @param toAgree whether there is anything left that the customer could agree to */
    record View(String id, String name, String phone, String cars, boolean doNotContact, boolean toAgree, List<Standing> standings, List<Past> history) {}

    private final Consents consents;
    private final Vehicles vehicles;

    ConsentView(Consents consents, Vehicles vehicles) {
        this.consents = consents;
        this.vehicles = vehicles;
    }

    View of(Customer customer) {
        var answers = consents.of(customer.id());
        var standings = Consents.purposes().stream().map(purpose -> standing(customer, purpose, answers)).toList();
        return new View(customer.id(), customer.title(), customer.phone().map(phone -> Phone.shown(phone, false)).orElse(""),
                vehicles.of(customer.id()).stream().map(Vehicle::plateNo).collect(Collectors.joining("、")), customer.doNotContact(),
                standings.stream().anyMatch(standing -> !standing.allowed()), standings,
                answers.stream().map(answer -> new Past(Times.text(answer.at()), answer.purpose().label(), answer.granted() ? "同意" : "撤回", answer.source())).toList());
    }

    private Standing standing(Customer customer, ContactPurpose purpose, List<Answer> answers) {
        var last = answers.stream().filter(answer -> answer.purpose() == purpose).findFirst();
        boolean allowed = consents.allows(customer.id(), purpose);
        String state = allowed ? "同意" : last.isPresent() ? "已撤回" : "没有同意";
        return new Standing(purpose.name(), purpose.label(), allowed, state, last.map(Answer::source).orElse(""), last.map(answer -> Times.text(answer.at())).orElse(""));
    }
}
