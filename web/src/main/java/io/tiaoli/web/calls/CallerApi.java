package io.tiaoli.web.calls;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.web.calls.Callers.Caller;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.wording.ReadableTime;

/** Answers the call page while a number is typed. */
@RestController
class CallerApi {

    private static final int SHORTEST = 2;
    private static final int MOST = 6;
    private static final Map<String, String> CLASSES = Map.of("KEY", "重点客户", "VIP", "VIP 客户", "CORPORATE", "单位客户");

    record Found(String id, String name, String salutation, String phone, String customerClass, boolean doNotContact, List<String> cars, List<OpenCase> cases, String lastContact) {}

    record OpenCase(String caseNo, String flow) {}

    private final CallRights rights;
    private final Callers callers;
    private final ContactLog log;
    private final FlowNames flows;
    private final Clock clock;

    CallerApi(CallRights rights, Callers callers, ContactLog log, FlowNames flows, Clock clock) {
        this.rights = rights;
        this.callers = callers;
        this.log = log;
        this.flows = flows;
        this.clock = clock;
    }

    /** Too short a text finds nobody. */
    @GetMapping("/api/callers")
    List<Found> like(@RequestParam String q) {
        rights.require();
        if (q.strip().length() < SHORTEST) return List.of();
        var found = callers.like(q, MOST);
        var ids = found.stream().map(Caller::id).toList();
        var cars = callers.cars(ids);
        var cases = callers.openCases(ids);
        return found.stream().map(caller -> new Found(caller.id(), caller.name(), caller.salutation().orElse(""), caller.phone().orElse(""), CLASSES.getOrDefault(caller.customerClass(), ""),
                caller.doNotContact(), cars.getOrDefault(caller.id(), List.of()).stream().map(car -> car.plateNo() + car.model().map(model -> " " + model).orElse("")).toList(),
                cases.getOrDefault(caller.id(), List.of()).stream().map(open -> new OpenCase(open.caseNo(), flows.flow(open.flow()))).toList(),
                log.lastWith(caller.id()).map(this::sentence).orElse(""))).toList();
    }

    private String sentence(Contact contact) {
        return "%s %s，%s，%s%s".formatted(ReadableTime.moment(contact.at(), clock.getZone()), contact.channel().label(), contact.purpose().label(), contact.outcome().label(),
                contact.notes().filter(notes -> !notes.isBlank()).map(notes -> "：" + notes).orElse(""));
    }
}
