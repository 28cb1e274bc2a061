package io.tiaoli.workers.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.Gateway;
import io.tiaoli.workers.messaging.gateway.NotAccepted;
import io.tiaoli.workers.messaging.gateway.Outgoing;

/** The threads in which one gateway sends; a peer that hangs costs its own lane a bounded time and no other. */
class Lane {

    static final int THREADS = 8;

    /** What an attempt came to; exactly one of the two is there. */
    record Attempt(Message message, Accepted accepted, NotAccepted notAccepted) {}

    /** Gateways end by themselves in time; the lane only steps in where one does not. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Gateway gateway;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;

    Lane(Gateway gateway, Duration timeout) {
        this.gateway = gateway;
        this.timeout = timeout;
        this.threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "send-" + gateway.name());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    Gateway gateway() {
        return gateway;
    }

    Duration timeout() {
        return timeout;
    }

    /** How many messages can be sent at once now. */
    int free() {
        return THREADS - threads.getActiveCount();
    }

    /** Sends all at once and returns when each has an answer or its time is over. */
    List<Attempt> send(List<Message> messages) {
        List<Future<Accepted>> answers = new ArrayList<>();
        long deadline = System.nanoTime() + timeout.plus(GRACE).toNanos();
        for (Message message : messages) answers.add(threads.submit(() -> gateway.send(outgoing(message))));
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) attempts.add(attempt(messages.get(i), answers.get(i), deadline));
        return attempts;
    }

    private Attempt attempt(Message message, Future<Accepted> answer, long deadline) {
        try {
            return new Attempt(message, answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS), null);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unclear(message, "%d 秒内没有答复".formatted(timeout.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unclear(message, "发送时服务停止");
        } catch (ExecutionException e) {
            return e.getCause() instanceof NotAccepted why ? new Attempt(message, null, why) : unclear(message, String.valueOf(e.getCause()));
        }
    }

    private static Attempt unclear(Message message, String answer) {
        return new Attempt(message, null, new NotAccepted(NotAccepted.Kind.UNCLEAR, answer));
    }

    private static Outgoing outgoing(Message message) {
        return new Outgoing(message.id(), message.reference(), message.address(), message.subject(), message.text());
    }
}
