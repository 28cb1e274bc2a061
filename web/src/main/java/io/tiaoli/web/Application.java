package io.tiaoli.web;

import java.util.Arrays;
import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

import io.tiaoli.web.rehearsal.RehearsalProcess;
import io.tiaoli.web.running.Restored;

/** The running application: sign-in, Tasklist, our pages and the engine behind them. */
@SpringBootApplication(scanBasePackages = "io.tiaoli")
@EnableScheduling
public class Application {

    /** Sets the zone before the engine starts, because timers and due dates are computed in it. */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone(System.getenv().getOrDefault("TZ", "Asia/Shanghai")));
        if (Arrays.asList(args).contains(RehearsalProcess.ARGUMENT)) RehearsalProcess.run();
        else if (Arrays.asList(args).contains(Restored.ARGUMENT)) Restored.run();
        else SpringApplication.run(Application.class, args);
    }
}
