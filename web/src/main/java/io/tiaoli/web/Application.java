package io.tiaoli.web;

import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The running application: sign-in, Tasklist, our pages and the engine behind them. */
@SpringBootApplication(scanBasePackages = "io.tiaoli")
@EnableScheduling
public class Application {

    /** Sets the zone before the engine starts, because timers and due dates are computed in it. */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone(System.getenv().getOrDefault("TZ", "Asia/Shanghai")));
        SpringApplication.run(Application.class, args);
    }
}
