package io.tiaoli.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older jar, given as {@code chaos.older}, is at work when this build's comes up beside it on the same database: {@code mvn -Pchaos verify -Dchaos.run=Upgrade -Dchaos.older=/path/to/tiaoli.jar}. */
class UpgradeRun {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int PEOPLE = 600;
    private static final int THREADS = 3;

    private final Duration work = Duration.ofSeconds(Integer.getInteger("chaos.work", 25));
    private final long seed = Long.getLong("chaos.seed", System.currentTimeMillis());

    @TempDir Path folder;

    @Test
    @DisplayName("an older and a new node work side by side, are killed and come back: nothing is lost, nothing is doubled, and what the new one brought stays the latest")
    void sideBySide() {
        try (var scene = new Scene(folder, seed, PATIENCE)) {
            var older = scene.node("older", Path.of(System.getProperty("chaos.older")).toAbsolutePath());
            var newer = scene.node("newer", Server.JAR);
            scene.start(List.of(older));
            var load = new Load(scene.entrances(), new Answers(scene.clock), new Signing(scene.jdbc), Town.settle(scene.database.source(), scene.clock, PEOPLE), seed);
            scene.say("the older node is up, with %d flows", latest(scene).size());
            load.begin(THREADS);
            Scene.pause(work);
            scene.start(List.of(newer));
            var brought = latest(scene);
            scene.say("the newer node is up beside it, with %d flows; %d started, %d completed", brought.size(), load.started.size(), load.completed.size());
            Scene.pause(work);
            for (Server each : List.of(older, newer)) {
                each.kill();
                scene.say("killed the %s node; %d started, %d completed", each.name, load.started.size(), load.completed.size());
                scene.start(List.of(each));
                Scene.pause(work);
            }
            assertThat(latest(scene)).as("the latest version of each flow").isEqualTo(brought);
            older.kill();
            scene.say("the older node is gone; %d started, %d completed", load.started.size(), load.completed.size());
            Scene.pause(work);
            load.close();
            scene.rest();
            new Verdict(scene, load).pass();
        }
    }

    private static Map<String, String> latest(Scene scene) {
        Map<String, String> latest = new LinkedHashMap<>();
        scene.jdbc.sql("select KEY_, DEPLOYMENT_ID_ from ACT_RE_PROCDEF d where VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF o where o.KEY_ = d.KEY_) order by 1")
                .query(row -> {
                    latest.put(row.getString(1), row.getString(2));
                });
        return latest;
    }
}
