package io.tiaoli.processes.showroom;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.spotchecks.Samples;
import io.tiaoli.workers.spotchecks.Samples.Sample;
import io.tiaoli.workers.spotchecks.Samples.State;
import io.tiaoli.workers.traffic.TrafficSheet;
import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;

/** Visitors of the last week and those who ask them: each method is what somebody does in one step of prospect-spot-check. */
@Component
class SpotCheckDesk {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDate SATURDAY = MONDAY.minusDays(2);
    static final String VISIT = "prospectSpotCheckInterviewVisit";

    private final Shop shop;
    private final TrafficSheet traffic;
    private final Samples samples;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    SpotCheckDesk(Shop shop, TrafficSheet traffic, Samples samples, RuntimeService runtime, JdbcClient jdbc) {
        this.shop = shop;
        this.traffic = traffic;
        this.samples = samples;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    void emptySheet() {
        jdbc.sql("delete from traffic_line").update();
        shop.at(MONDAY.atTime(10, 0));
    }

    Customer visitor() {
        var customer = shop.newCustomer("访客");
        traffic.add(new Line("T-VISIT", Shop.instant(SATURDAY.atTime(15, 0)), Channel.VISIT, Optional.of(customer.id()), Optional.of("访客"), customer.phone(), "SALES", Optional.of("轩逸"),
                Optional.of("sales-consultant-1"), Optional.empty()), UUID.randomUUID().toString());
        return customer;
    }

    void visitors(int count) {
        for (int i = 0; i < count; i++) visitor();
    }

    ProcessInstance check(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("periodFrom", MONDAY.minusDays(7).toString(), "periodTo", MONDAY.minusDays(1).toString()));
        entered.putAll(more);
        return shop.startByForm("prospect-spot-check", "spotCheck", entered);
    }

    String caseNo(ProcessInstance check) {
        return runtime.createProcessInstanceQuery().processInstanceId(check.getId()).singleResult().getBusinessKey();
    }

    List<State> states(String caseNo) {
        return samples.of(caseNo).stream().map(Sample::state).toList();
    }

    void reached() {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
    }

    void answers(int satisfaction) {
        shop.complete("fill-interview", VISIT, Map.of("item1", "MET", "item2", "NOT_MET", "item3", "MET", "item4", "NOT_APPLICABLE", "satisfaction", satisfaction, "reasonNotBuying", "再看看"));
    }

    ProcessInstance dissatisfied() {
        visitor();
        var check = check(Map.of("sampleSize", 1));
        reached();
        answers(2);
        return check;
    }

    void verified(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("statement", "当时在接另一组客户", "result", "CONFIRMED"));
        entered.putAll(more);
        shop.complete("verify-visit", "verification", entered);
    }
}
