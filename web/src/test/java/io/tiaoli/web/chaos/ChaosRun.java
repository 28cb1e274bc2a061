package io.tiaoli.web.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar in {@code chaos.nodes} processes (3), of which {@code chaos.kills} (3) are killed before all work on for {@code chaos.work} seconds (20) and the power is cut. It is run by
 * {@code mvn -Pchaos verify}; {@code chaos.seed} repeats the choices of a run, though not its timing.
 */
class ChaosRun {

    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
    private static final Duration ALL_UP = Duration.ofSeconds(8);
    private static final int PEOPLE = 600;
    private static final int THREADS = 3;
    private static final int MINUTES = 20;
    private static final int MINUTES_A_KILL = 3;

    private final int nodes = Integer.getInteger("chaos.nodes", 3);
    private final int kills = Integer.getInteger("chaos.kills", 3);
    private final Duration work = Duration.ofSeconds(Integer.getInteger("chaos.work", 20));
    private final long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
    private final Random random = new Random(seed);

    @TempDir Path folder;

    @Test
    @DisplayName("nodes, database, gateways and clock fail under load: nothing is lost and nothing is doubled")
    void holds() {
        try (var scene = new Scene(folder, seed, Duration.ofMinutes(MINUTES + MINUTES_A_KILL * kills))) {
            scene.say("seed %d, %d nodes, %d kills", seed, nodes, kills);
            for (int i = 1; i <= nodes; i++) scene.node("node-" + i, Server.JAR);
            scene.start(scene.servers.subList(0, 1));
            var load = new Load(scene.entrances(), new Answers(scene.clock), new Signing(scene.jdbc), Town.settle(scene.database.source(), scene.clock, PEOPLE), seed);
            scene.start(scene.servers.subList(1, nodes));
            scene.say("all nodes are up");
            load.begin(THREADS);
            kill(scene, load);
            Scene.pause(work);
            scene.cutThePower();
            scene.say("cut the power; %d started, %d completed", load.started.size(), load.completed.size());
            scene.database.start();
            scene.start(scene.servers);
            scene.say("all nodes are up again");
            Scene.pause(BETWEEN_KILLS.dividedBy(2));
            load.close();
            scene.rest();
            new Verdict(scene, load).pass();
        }
    }

    /** Kills a node whenever all are up and some time after the last one; halfway the database is restarted and the clock jumps. */
    private void kill(Scene scene, Load load) {
        Scene.pause(BETWEEN_KILLS);
        for (int killed = 1; killed <= kills; killed++) {
            long at = System.nanoTime();
            Server victim = scene.servers.get(random.nextInt(nodes));
            victim.kill();
            scene.say("killed %s (%d of %d); %d started, %d completed", victim.name, killed, kills, load.started.size(), load.completed.size());
            if (killed == kills / 2 + 1) {
                scene.database.close();
                scene.database.start();
                scene.clock.move(Duration.ofDays(1));
                scene.say("restarted the database, moved the clock by a day");
            } else scene.clock.move(Duration.ofMinutes(random.nextInt(240)));
            scene.start(List.of(victim));
            Scene.pause(ALL_UP);
            Scene.pause(BETWEEN_KILLS.minusNanos(System.nanoTime() - at));
        }
    }
}
