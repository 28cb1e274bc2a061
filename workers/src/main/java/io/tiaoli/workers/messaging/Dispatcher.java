package io.tiaoli.workers.messaging;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.tiaoli.workers.messaging.gateway.Gateways;

/** Sends what steps have written, on every node, as soon as it is committed; wakes every second besides. */
@Component
public class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final long LAST_ROUND_MILLIS = 20_000;

    private final Round round;
    private final boolean automatic;
    private final String node = UUID.randomUUID().toString();
    private final List<Lane> lanes;
    private final List<Semaphore> bells = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    Dispatcher(Round round, Gateways gateways, @Value("${tiaoli.dispatch:true}") String automatic) {
        this.round = round;
        if (!automatic.equals("true") && !automatic.equals("false")) {
            throw new IllegalArgumentException("环境变量 TIAOLI_DISPATCH 的值「%s」不对，只能是 true、false".formatted(automatic));
        }
        this.automatic = automatic.equals("true");
        this.lanes = gateways.all().stream().map(way -> new Lane(way.gateway(), way.timeout())).toList();
    }

    /**
     * Sends what is due now, in the calling thread; for tests and for nodes that do not send by themselves.
     *
     * @return how many messages were taken in hand
     */
    public int runOnce() {
        int all = 0;
        for (Lane lane : lanes) {
            int taken;
            do {
                taken = round.run(lane, node);
                all += taken;
            } while (taken > 0);
        }
        return all;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(MessageWritten written) {
        bells.forEach(Semaphore::release);
    }

    @Override
    public synchronized void start() {
        running = true;
        bells.clear();
        threads.clear();
        for (Lane lane : lanes) {
            Semaphore bell = new Semaphore(0);
            bells.add(bell);
            Thread thread = new Thread(() -> loop(lane, bell), "dispatch-" + lane.gateway().channel());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void loop(Lane lane, Semaphore bell) {
        while (running) {
            try {
                if (round.run(lane, node) > 0) continue;
            } catch (RuntimeException e) {
                LOG.error("The dispatcher of {} stumbles and goes on", lane.gateway().name(), e);
            }
            try {
                if (bell.tryAcquire(1, TimeUnit.SECONDS)) bell.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Lets what is being sent come to its end, which the send time-out bounds. */
    @Override
    public synchronized void stop() {
        running = false;
        bells.forEach(Semaphore::release);
        try {
            for (Thread thread : threads) thread.join(LAST_ROUND_MILLIS);
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
