package io.tiaoli.web.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tiaoli.processes.rehearsal.Outcome;

/** A process that waits for orders and does one after the other. */
final class Spare implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spare.class);
    private static final Duration START = Duration.ofSeconds(180);
    private static final int LINES = 40;
    private static final int MOST_ORDERS = 20;
    private static final Said GONE = new Said(Said.What.REFUSED, "预演的进程中途停了，没有结果。请再试一次；还是这样，请告诉管理员", null);

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final Deque<String> logged = new ArrayDeque<>();
    private volatile boolean ready;
    private volatile boolean gone;
    private volatile int orders;
    /** How often it said that it has nothing to do: once at first, and once after each order. */
    private volatile int freed;

    Spare(ProcessBuilder command) {
        try {
            process = command.start();
        } catch (IOException e) {
            throw new RehearsalFailed("预演的进程没有启动：" + e.getMessage());
        }
        listen("rehearsal-out", process.getInputStream(), this::hear);
        listen("rehearsal-log", process.getErrorStream(), this::log);
    }

    boolean isAlive() {
        return !gone && process.isAlive();
    }

    boolean isReady() {
        return ready;
    }

    /** Whether it has nothing left to do but wait. */
    boolean isFree() {
        return freed > orders;
    }

    /**
     * Lets it do an order; after one that came to no result it may be gone.
     *
     * @param limit how long all may take once it is ready
     * @throws RehearsalFailed in Chinese
     */
    List<Outcome> ask(Order order, Duration limit, Consumer<Said> told) {
        boolean first = orders == 0;
        orders = orders + 1;
        if (first && next(System.nanoTime() + START.toNanos(), "预演的引擎 %d 秒还没有准备好".formatted(START.toSeconds())).what() != Said.What.READY) throw failed();
        send(order);
        long end = System.nanoTime() + limit.toNanos();
        List<Outcome> outcomes = new ArrayList<>();
        while (outcomes.size() < order.count()) {
            var one = next(end, "%d 秒之内没有走完，已经停下：图上可能有绕不出来的圈，或者要走的步骤太多".formatted(limit.toSeconds()));
            if (one == GONE) throw failed();
            if (one.what() == Said.What.REFUSED) throw new RehearsalFailed(one.text());
            if (one.what() == Said.What.OUTCOME) outcomes.add(one.outcome());
            told.accept(one);
        }
        // what it loads for an order stays in its memory
        if (orders == MOST_ORDERS) close();
        return outcomes;
    }

    private Said next(long end, String late) {
        try {
            var one = said.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (one != null) return one;
            close();
            throw new RehearsalFailed(late);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new RehearsalFailed("预演被中断了，请再试一次");
        }
    }

    private RehearsalFailed failed() {
        synchronized (logged) {
            LOG.warn("The process of the rehearsal ended with {}:\n{}", process.isAlive() ? "no word" : process.exitValue(), String.join("\n", logged));
        }
        return new RehearsalFailed(GONE.text());
    }

    private void send(Order order) {
        try {
            var out = process.getOutputStream();
            out.write((json.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw failed();
        }
    }

    private void hear(String line) {
        if (line == null) {
            gone = true;
            said.add(GONE);
            return;
        }
        try {
            var one = json.readValue(line, Said.class);
            ready |= one.what() == Said.What.READY;
            if (one.what() == Said.What.FREE) freed = freed + 1;
            else said.add(one);
        } catch (JsonProcessingException e) {
            log(line);
        }
    }

    private void log(String line) {
        if (line == null) return;
        synchronized (logged) {
            logged.add(line);
            if (logged.size() > LINES) logged.removeFirst();
        }
    }

    /** Hands on every line, and null at the end. */
    private static void listen(String name, InputStream stream, Consumer<String> line) {
        var thread = new Thread(() -> {
            try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(line);
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("The process was ended", e);
            }
            line.accept(null);
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        gone = true;
        process.destroyForcibly();
    }
}
