package io.tiaoli.web.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.ShippedFlows;
import io.tiaoli.processes.rehearsal.KeptCases;

/** The other process: starts its engine, says that it is ready, and does what each line on its input orders, one after the other. */
public final class RehearsalProcess {

    /** The argument with which the application becomes this process. */
    public static final String ARGUMENT = "--rehearsal";

    static final Map<String, Object> SETTINGS = Map.of("spring.datasource.url", "jdbc:h2:mem:rehearsal;DB_CLOSE_DELAY=-1", "spring.datasource.username", "sa", "spring.datasource.password", "",
            "spring.datasource.hikari.maximum-pool-size", "4", "camunda.bpm.job-execution.enabled", "false", "camunda.bpm.webapp.enabled", "false", "tiaoli.dispatch", "false",
            "camunda.bpm.authorization.enabled", "false");

    private static final int LOOKS = 20;
    private static final long PAUSE_MS = 50;

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private ConfigurableApplicationContext spring;

    private RehearsalProcess(PrintStream out) {
        this.out = out;
    }

    /** Returns when the input ends. */
    public static void run() {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // whatever logs must not speak in between
        System.setOut(System.err);
        new RehearsalProcess(out).live();
        System.exit(0);
    }

    private void live() {
        spring = new SpringApplicationBuilder(RehearsalApplication.class).web(WebApplicationType.NONE).registerShutdownHook(false)
                .run(SETTINGS.entrySet().stream().map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue())).toArray(String[]::new));
        say(new Said(Said.What.READY, "", null));
        var empty = spring.getBean(Snapshot.class);
        empty.take();
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            practise(in, empty);
            say(new Said(Said.What.FREE, "", null));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(json.readValue(line, Order.class));
                empty.putBack();
                say(new Said(Said.What.FREE, "", null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** While nobody wants anything, plays a case of each flow that keeps some, because everything is slow the first time: engine, forms, printing. */
    private void practise(BufferedReader in, Snapshot empty) throws IOException {
        if (wanted(in)) return;
        var stage = spring.getBean(Stage.class);
        for (var folder : spring.getBean(ShippedFlows.class).all()) {
            var kept = KeptCases.of(folder.flow(), folder.files()).cases();
            if (kept.isEmpty() || in.ready()) continue;
            try {
                stage.play(folder.flow(), kept.get(0).scenario(), step -> {});
            } catch (RuntimeException e) {
                // an order will say so
                e.printStackTrace();
            }
            empty.putBack();
        }
    }

    /** Whether an order comes within a second, as it does where no spare was kept. */
    private static boolean wanted(BufferedReader in) throws IOException {
        try {
            for (int n = 0; n < LOOKS && !in.ready(); n++) Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return in.ready();
    }

    private void obey(Order order) {
        var stage = spring.getBean(Stage.class);
        var begun = new Snapshot(spring.getBean(JdbcTemplate.class), spring.getBean(ProcessEngineConfigurationImpl.class));
        // what is deployed now is as old as the application's own folders
        ClockUtil.reset();
        try {
            var rehearsed = order.parts().stream().map(part -> part.folder().name()).toList();
            install(stage, order.installed().stream().filter(folder -> !rehearsed.contains(folder.name())).toList());
            order.parts().forEach(part -> stage.install(part.folder()));
            if (order.count() > 1) begun.take();
            boolean first = true;
            for (var part : order.parts()) {
                for (var scenario : part.scenarios()) {
                    if (!first) begun.putBack();
                    first = false;
                    say(new Said(Said.What.OUTCOME, "", stage.play(part.folder().flow(), scenario, step -> say(new Said(Said.What.STEP, step, null)))));
                }
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
            say(new Said(Said.What.REFUSED, Causes.of(e), null));
        }
    }

    /** Folders may need each other, so one that is refused is tried again after the others. */
    private static void install(Stage stage, List<FlowFolder> folders) {
        var waiting = new ArrayList<>(folders);
        while (!waiting.isEmpty()) {
            List<FlowFolder> refused = new ArrayList<>();
            RuntimeException last = null;
            for (var folder : waiting) {
                try {
                    stage.install(folder);
                } catch (RuntimeException e) {
                    refused.add(folder);
                    last = e;
                }
            }
            if (refused.size() == waiting.size()) {
                throw new IllegalArgumentException("别的流程在预演里部署不了（%s）：%s".formatted(refused.stream().map(FlowFolder::name).collect(Collectors.joining("、")), Causes.of(last)), last);
            }
            waiting = new ArrayList<>(refused);
        }
    }

    private synchronized void say(Said said) {
        try {
            out.println(json.writeValueAsString(said));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
