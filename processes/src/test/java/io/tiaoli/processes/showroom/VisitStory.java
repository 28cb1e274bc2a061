package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;

/** A showroom that receives visitors: each method is what people do in one phase of showroom-visit. */
@Component
class VisitStory {

    private static final int GREETING_ITEMS = 12;
    private static final int DRINKS = 7;

    private final Shop shop;
    private final JdbcClient jdbc;

    VisitStory(Shop shop, JdbcClient jdbc) {
        this.shop = shop;
        this.jdbc = jdbc;
    }

    /** Nobody is with a visitor any more; this is today's duty order. */
    void duty(String... users) {
        jdbc.sql("update showroom_visit set left_at = arrived_at where left_at is null").update();
        jdbc.sql("delete from duty_order where on_day = ?").param(shop.now().toLocalDate()).update();
        for (int i = 0; i < users.length; i++) {
            jdbc.sql("insert into duty_order (on_day, position, user_id, name) values (?, ?, ?, ?)").params(shop.now().toLocalDate(), i + 1, users[i], "顾问" + users[i]).update();
        }
    }

    ProcessInstance arrives(Map<String, Object> more) {
        Map<String, Object> arrival = new HashMap<>(Map.of("partySize", 2, "arrivedByCar", false, "isOwner", false));
        arrival.putAll(more);
        return shop.startByForm("showroom-visit", "visitArrival", arrival);
    }

    void greet(String wish) {
        shop.complete("greet-visitor", "visitGreeting", Map.of("wish", wish));
    }

    void talk(Map<String, Object> more) {
        Map<String, Object> talk = new HashMap<>(Map.of("drinksOffered", 4));
        talk.putAll(more);
        shop.complete("offer-drinks", "visitTalk", talk);
    }

    void needs(String tradeIn, Map<String, Object> more) {
        Map<String, Object> needs = new HashMap<>(Map.of("tradeIn", tradeIn, "model", "轩逸", "focus", List.of("舒适")));
        needs.putAll(more);
        shop.complete("assess-needs", "needs", needs);
    }

    void choose() {
        shop.complete("select-vehicle", "vehicleChoice", Map.of("models", "轩逸、天籁", "recommended", "轩逸", "competitors", "速腾"));
    }

    void present(String objection) {
        Map<String, Object> presentation = new HashMap<>(Map.of("optionsShown", 3, "objection", objection));
        if (!objection.equals("NONE")) presentation.put("objectionText", "怕油耗高");
        shop.complete("present-vehicle", "presentation", presentation);
    }

    void offer(String testDrive, Map<String, Object> more) {
        Map<String, Object> offer = new HashMap<>(Map.of("testDrive", testDrive));
        if (testDrive.equals("YES")) offer.put("model", "轩逸");
        offer.putAll(more);
        shop.complete("offer-test-drive", "visitOffer", offer);
    }

    void decide(String ready) {
        shop.complete("ask-decision", "visitDecision", Map.of("ready", ready));
    }

    /** A visitor who gives a name, looks at a car without trying it and goes on thinking. */
    void untilTheFarewell(Map<String, Object> who) {
        greet("TALK");
        talk(who);
        needs("NO_CAR", Map.of());
        choose();
        present("NONE");
        offer("NO", Map.of());
        decide("NO");
    }

    void farewell() {
        shop.complete("say-farewell", "visitFarewell", Map.of("nextContactAt", iso(shop.now().plusDays(1)), "followUpAgreed", true));
    }

    /** The consultant's look back at the greeting, everything done but these items, by their numbers. */
    void lookBack(List<Integer> missed) {
        Map<String, Object> sheet = new HashMap<>();
        for (int item = 1; item <= GREETING_ITEMS; item++) sheet.put(item == DRINKS ? "drinksMet" : "item" + item, !missed.contains(item));
        shop.complete("check-greeting", "greeting", sheet);
    }

    void register() {
        shop.complete("register-visit", "visitRegistration", Map.of("papersComplete", true));
    }
}
