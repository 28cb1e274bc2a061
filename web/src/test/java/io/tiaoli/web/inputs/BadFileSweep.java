package io.tiaoli.web.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
 * <p>A command of its own. {@code -Dinputs=10000} sets how many files a run sends, {@code -Dseed=…} repeats one, {@code -Dfiles=<folder>} adds files of other modelers.
 */
class BadFileSweep {

    private static final int INPUTS = Integer.getInteger("inputs", 10_000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int LOOKS = 50;

    @TempDir static Path folder;
    static OwnDatabase database;
    static Node node;

    private final Hostile hostile = new Hostile(new Random(SEED));
    private final Answers answers = new Answers(node);
    private final Watch watch = new Watch(node, database.jdbc(), answers);

    /** Sends one file and says what it was. */
    private interface Road {

        String one() throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        System.out.printf("seed %d, %d inputs%n", SEED, INPUTS);
        database = new OwnDatabase();
        node = Node.started(folder, database.settings(Map.of("TIAOLI_DEMO", "true", "TIAOLI_DEMO_PASSWORD", Desk.PASSWORD, "TIAOLI_SMS_CALLBACK_SECRET", ReplyRoads.SECRET)));
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
    @DisplayName("files of flows, from Camunda Modeler and in the workbench")
    void flows() throws Exception {
        var seeds = Seed.all(Optional.ofNullable(System.getProperty("files")).map(Path::of));
        var roads = new FlowRoads(node, answers, watch, hostile, seeds);
        drive(INPUTS * 4 / 10, roads::one);
    }

    @Test
    @DisplayName("tables of customers, vehicles, parts and days off")
    void tables() throws Exception {
        var roads = new TableRoads(node, answers, hostile, database.jdbc());
        drive(INPUTS * 2 / 10, roads::one);
    }

    @Test
    @DisplayName("photos, copies of papers and signatures")
    void pictures() throws Exception {
        var roads = new PictureRoads(node, answers, hostile, database.jdbc());
        drive(INPUTS * 2 / 10, roads::one);
    }

    @Test
    @DisplayName("replies of customers and receipts")
    void replies() throws Exception {
        var roads = new ReplyRoads(node, answers, hostile);
        drive(INPUTS * 2 / 10, roads::one);
    }

    private void drive(int files, Road road) throws Exception {
        for (int i = 1; i <= files; i++) {
            String input = road.one();
            if (i % LOOKS == 0 || i == files) watch.look(input);
        }
    }

    @AfterEach
    void finish() throws Exception {
        watch.look("the end");
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
