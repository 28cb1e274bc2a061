package io.tiaoli.web.cases;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.Phone;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** Lays everything of a case and of the cases that it called or caused on one page. */
@Component
class CaseFile {

    /** The head of the page; empty texts are not known. */
    record Head(String caseNo, String flow, String state, boolean running, String customer, String phone, String car, String started, String ended) {}

    /** A case that this one called or caused. */
    record Child(String caseNo, String flow, String state, boolean running, String started) {}

    private final Cases cases;
    private final FlowRoles flows;
    private final Customers customers;
    private final Vehicles vehicles;
    private final WhoMaySee may;
    private final CaseTasks tasks;
    private final CaseTimers timers;
    private final CaseWay way;
    private final CaseForms forms;
    private final CaseMoney money;
    private final CaseTalk talk;
    private final CaseEvents events;
    private final CasePapers papers;
    private final CaseDoings doings;
    private final StepBack stepBack;

    CaseFile(Cases cases, FlowRoles flows, Customers customers, Vehicles vehicles, WhoMaySee may, CaseTasks tasks, CaseTimers timers, CaseWay way, CaseForms forms, CaseMoney money, CaseTalk talk,
            CaseEvents events, CasePapers papers, CaseDoings doings, StepBack stepBack) {
        this.cases = cases;
        this.flows = flows;
        this.customers = customers;
        this.vehicles = vehicles;
        this.may = may;
        this.tasks = tasks;
        this.timers = timers;
        this.way = way;
        this.forms = forms;
        this.money = money;
        this.talk = talk;
        this.events = events;
        this.papers = papers;
        this.doings = doings;
        this.stepBack = stepBack;
    }

    void fill(Model page, Case found, Me me) {
        var family = CaseFamily.of(found, cases);
        boolean calls = may.mayCall(me, found.caseNo());
        page.addAttribute("head", head(found, calls));
        page.addAttribute("children", family.members().stream().skip(1).map(this::child).toList());
        page.addAttribute("tasks", tasks.of(family, me));
        page.addAttribute("timers", timers.of(family));
        page.addAttribute("way", way.of(family));
        page.addAttribute("forms", forms.of(family));
        page.addAttribute("quotes", money.quotes(family));
        page.addAttribute("parts", money.parts(family));
        page.addAttribute("sums", money.sums(family));
        page.addAttribute("papers", papers.papers(family));
        page.addAttribute("pictures", papers.pictures(family));
        page.addAttribute("copies", papers.copies(family));
        page.addAttribute("messages", talk.messages(family, calls));
        page.addAttribute("contacts", talk.contacts(family));
        page.addAttribute("events", events.of(family));
        page.addAttribute("doings", doings.of(family));
        page.addAttribute("moves", stepBack.moves(found.caseNo()));
    }

    private Head head(Case found, boolean calls) {
        var customer = found.customerId().flatMap(customers::find);
        var car = found.vehicleId().flatMap(vehicles::find);
        return new Head(found.caseNo(), flows.name(found.flow()), CasePages.state(found), found.endedAt().isEmpty(), customer.map(Customer::fullName).orElse(""),
                customer.flatMap(Customer::phone).map(phone -> Phone.shown(phone, calls)).orElse(""), car.map(CaseFile::car).orElse(""), Times.text(found.startedAt()), Times.text(found.endedAt()));
    }

    private static String car(Vehicle car) {
        return car.plateNo() + car.model().map(model -> " " + model).orElse("");
    }

    private Child child(Case child) {
        return new Child(child.caseNo(), flows.name(child.flow()), CasePages.state(child), child.endedAt().isEmpty(), Times.text(child.startedAt()));
    }
}
