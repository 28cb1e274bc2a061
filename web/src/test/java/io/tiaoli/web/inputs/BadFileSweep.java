package io.tiaoli.web.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.tiaoli.web.running.Node;
import io.tiaoli.web.running.OwnDatabase;
import io.tiaoli.web.testing.Desk;

/**
 * Broken files on every road on which a file comes in: only a success or a clear refusal in Chinese may come back, nothing of what is refused may stay, and the node must be well afterwards.
 *
 * <p>A command of its own. {@code -Dinputs=10000} sets how many files a run sends, {@code -Dfiles=<folder>} adds files of other modelers;
 * {@code -Dseed=…} repeats a run, and with {@code -Donly=<road>:<number>} one input of it, or with {@code -Donly=flows:10-20,tables} some.
 */
class BadFileSweep {

    private static final int INPUTS = Integer.getInteger("inputs", 10_000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Inputs WANTED = Inputs.of(System.getProperty("only", ""));
    private static final int LOOKS = 50;

    @TempDir static Path folder;
    static OwnDatabase database;
    static Node node;

    private final Answers answers = new Answers(node);
    private final Watch watch = new Watch(node, database.jdbc(), answers);

    /** Sends one file and says what it was. */
    private interface Road {

        String one() throws Exception;
    }

    /** @param percent its part of all inputs */
    private record Way(String name, int percent, Hostile hostile, Road road) {}

    @BeforeAll
    static void start() throws Exception {
        System.out.printf("seed %d, %d inputs%n", SEED, INPUTS);
        database = new OwnDatabase();
        node = Node.started(folder, database.settings(Map.of("TIAOLI_DEMO", "true", "TIAOLI_DEMO_PASSWORD", Desk.PASSWORD, "TIAOLI_SMS_CALLBACK_SECRET", ReplyRoads.SECRET, "TIAOLI_REHEARSAL_SECONDS", "15")));
        String customer = database.jdbc().sql("select id from customer fetch first 1 rows only").query(String.class).single();
        node.post("machine-1", Desk.PASSWORD, "/process-definition/key/payment-collection/start", "application/json", """
                {"businessKey": "T-BAD", "variables": {"payerId": {"value": "%s"}, "sourceRef": {"value": "T-BAD"}, "paymentKind": {"value": "SETTLEMENT"}, "amountFen": {"value": 100, "type": "Long"}}}""".formatted(customer));
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        database.close();
    }

    @Test
    @DisplayName("files of flows, tables, pictures, replies and rehearsals, broken in every way")
    void files() throws Exception {
        var seeds = Seed.all(Optional.ofNullable(System.getProperty("files")).map(Path::of));
        var deploying = List.of(flows(seeds));
        var others = List.of(pictures(), tables(), replies(), rehearsals(seeds));
        var drivers = Executors.newFixedThreadPool(2);
        List<Callable<Void>> work = List.of(() -> drive(deploying), () -> drive(others));
        for (Future<Void> done : drivers.invokeAll(work)) done.get();
        drivers.shutdown();
        finish();
    }

    private Way flows(List<Seed> seeds) throws Exception {
        var hostile = hostile();
        return new Way("flows", 32, hostile, new FlowRoads(node, answers, watch, hostile, seeds)::one);
    }

    private Way pictures() throws Exception {
        var hostile = hostile();
        return new Way("pictures", 16, hostile, new PictureRoads(node, answers, hostile, database.jdbc())::one);
    }

    private Way tables() throws Exception {
        var hostile = hostile();
        return new Way("tables", 20, hostile, new TableRoads(node, answers, hostile, database.jdbc())::one);
    }

    private Way replies() {
        var hostile = hostile();
        return new Way("replies", 31, hostile, new ReplyRoads(node, answers, hostile)::one);
    }

    private Way rehearsals(List<Seed> seeds) throws Exception {
        var hostile = hostile();
        return new Way("rehearsals", 1, hostile, new RehearsalRoads(node, answers, hostile, seeds)::one);
    }

    private static Hostile hostile() {
        return new Hostile(new Random());
    }

    private Void drive(List<Way> ways) throws Exception {
        for (var way : ways) {
            long begun = System.nanoTime();
            int all = INPUTS * way.percent() / 100;
            int sent = 0;
            for (int i = 1; i <= all; i++) {
                if (!WANTED.has(way.name(), i)) continue;
                way.hostile().begin(Inputs.seed(SEED, way.name(), i));
                answers.begin("-Dseed=%d -Dinputs=%d -Donly=%s:%d".formatted(SEED, INPUTS, way.name(), i));
                String input = way.road().one();
                watch.log(input);
                if (++sent % LOOKS == 0) watch.health(input);
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf("%s: %d inputs in %d s, %d ms each%n", way.name(), sent, took.toSeconds(), sent == 0 ? 0 : took.toMillis() / sent);
        }
        return null;
    }

    private void finish() throws Exception {
        answers.begin("at the end");
        watch.log("the end");
        watch.health("the end");
        tasklist();
        System.out.print(answers.findings());
        if (!answers.isClean()) System.out.println(node.causes());
        assertThat(answers.isClean()).as("seed %d: %s", SEED, answers.findings()).isTrue();
    }

    /** People find their tasks as before. */
    private void tasklist() throws Exception {
        var clerk = answers.signedOn("cashier-1");
        for (var filter : node.get("machine-1", Desk.PASSWORD, "/filter")) {
            var request = HttpRequest.newBuilder(node.uri("/camunda/api/engine/engine/default/filter/" + filter.path("id").asText() + "/list?firstResult=0&maxResults=15"))
                    .header("Content-Type", "application/json").header("Accept", "application/hal+json").header("X-XSRF-TOKEN", clerk.engineToken().orElse("")).POST(BodyPublishers.ofString("{}"));
            answers.send(clerk, "filter " + filter.path("name").asText(), request, "");
        }
    }
}
