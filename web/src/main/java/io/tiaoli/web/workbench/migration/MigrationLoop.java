package io.tiaoli.web.workbench.migration;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on migrations by itself, on every node that runs jobs; looks every second whether there is something to do. */
@Component
class MigrationLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLoop.class);
    private static final long LAST_CASE_MILLIS = 10_000;

    private final MigrationWork work;
    private final boolean automatic;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread;

    MigrationLoop(MigrationWork work, @Value("${camunda.bpm.job-execution.enabled:true}") boolean automatic) {
        this.work = work;
        this.automatic = automatic;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this::loop, "migrations");
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        while (running) {
            try {
                if (work.runOnce() > 0) continue;
            } catch (RuntimeException e) {
                LOG.error("The work on migrations stumbles and goes on", e);
            }
            try {
                if (bell.tryAcquire(1, TimeUnit.SECONDS)) bell.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Lets the cases in hand come to their end. */
    @Override
    public synchronized void stop() {
        running = false;
        bell.release();
        try {
            if (thread != null) thread.join(LAST_CASE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return automatic;
    }
}
