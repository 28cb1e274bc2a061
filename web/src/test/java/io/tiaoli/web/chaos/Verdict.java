package io.tiaoli.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tiaoli.testing.peers.SentOnce;

/** What a run has shown, when everything has come to rest. */
final class Verdict {

    private static final int MOST_LINES = 40;

    private final Scene scene;
    private final Load load;

    Verdict(Scene scene, Load load) {
        this.scene = scene;
        this.load = load;
    }

    /** Says the figures, and in the last line whether it holds. */
    void pass() {
        var wrong = new ArrayList<>(NothingLost.of(scene.jdbc, load.started, load.completed, scene.clock.instant(), Scene.LOCK));
        var messages = SentOnce.of(scene.jdbc, Stream.concat(scene.sms.handed().stream(), scene.mail.handed().stream()).toList());
        wrong.addAll(messages.wrong());
        int drawn = scene.jdbc.sql("select coalesce(sum(qty), 0) from part_reservation where part_no = ? and state = 'DRAWN'").param(Town.PART).query(Integer.class).single();
        int stock = scene.jdbc.sql("select stock from part where part_no = ?").param(Town.PART).query(Integer.class).single();
        if (stock < Town.STOCK - drawn) wrong.add("more pads are gone than were drawn: %d of %d are left, %d were drawn".formatted(stock, Town.STOCK, drawn));
        lines("refused", load.refused.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).map(entry -> entry.getValue() + " times: " + entry.getKey()).toList());
        lines("open", Census.open(scene.jdbc));
        lines("flow", Census.flows(scene.jdbc));
        lines("uncertain, and shown to a person", messages.unknown());
        lines("sent more than once, as its wording allows", messages.repeated());
        scene.say("%s", Census.sum(scene.jdbc));
        scene.say("%d starts and %d tasks confirmed, %d calls without an answer", load.started.size(), load.completed.size(), load.unanswered.get());
        scene.say("messages %s; the peers have %d short messages and %d letters; %d uncertain, %d repeated as allowed", messages.states(), scene.sms.handed().size(), scene.mail.handed().size(),
                messages.unknown().size(), messages.repeated().size());
        scene.say("pads: %d of %d left, %d drawn; %d payments, %d receipts", stock, Town.STOCK, drawn, count("payment"), count("payment_receipt"));
        lines("WRONG", wrong);
        scene.say("VERDICT: %s", wrong.isEmpty() ? "nothing lost, nothing doubled" : "%d things that must not be".formatted(wrong.size()));
        assertThat(wrong).as("what must not be").isEmpty();
        assertThat(load.started).as("cases").isNotEmpty();
        assertThat(messages.states()).as("messages").containsKey("SMS DELIVERED").containsKey("EMAIL SENT");
    }

    private void lines(String what, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> scene.say("%s: %s", what, line));
        if (lines.size() > MOST_LINES) scene.say("%s: and %d more", what, lines.size() - MOST_LINES);
    }

    private int count(String table) {
        return scene.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
