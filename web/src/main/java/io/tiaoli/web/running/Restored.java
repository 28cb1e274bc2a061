package io.tiaoli.web.running;

import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.web.Application;
import io.tiaoli.workers.messaging.AfterRestore;

/**
 * What is run once on a restored database, before any node starts: it lets everything happen that became due since the backup,
 * sends nothing, and gives every message that the lost system may have sent to a person.
 */
@Component
public class Restored {

    /** The argument that makes the application do this and end. */
    public static final String ARGUMENT = "--after-restore";

    private static final Logger LOG = LoggerFactory.getLogger(Restored.class);
    private static final long LONGEST_MINUTES = 60;
    private static final int QUIET_LOOKS = 5;
    private static final String DUE = "select count(*) from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= ?)";

    private final AfterRestore messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Restored(AfterRestore messages, JdbcClient jdbc, Clock clock) {
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends the process, with 0 where all went well. */
    public static void run() {
        ConfigurableApplicationContext node = SpringApplication.run(Application.class, "--tiaoli.dispatch=false", "--server.port=0", "--server.address=127.0.0.1", "--tiaoli.rehearsal.process=off");
        int code = node.getBean(Restored.class).makeUp() ? 0 : 1;
        System.exit(SpringApplication.exit(node, () -> code));
    }

    /** @return whether everything came to rest */
    boolean makeUp() {
        // steps begin to be made up for while the application starts
        Instant began = clock.instant().minusMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        boolean rest = rest();
        int held = messages.hold(began, clock.instant());
        LOG.info("恢复备份之后：{} 条消息不确定是否已经发出，请在「办不成的事 · 没有送到的消息」里核对；现在可以启动各节点", held);
        if (!rest) LOG.error("恢复备份之后：{} 分钟内没有把到期的步骤补完，请看日志，再运行一次", LONGEST_MINUTES);
        return rest;
    }

    private boolean rest() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        try {
            for (int quiet = 0; quiet < QUIET_LOOKS; quiet = isDue() ? 0 : quiet + 1) {
                if (System.nanoTime() > end) return false;
                TimeUnit.SECONDS.sleep(1);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDue() {
        return jdbc.sql(DUE).param(Timestamp.from(clock.instant())).query(Integer.class).single() > 0;
    }
}
