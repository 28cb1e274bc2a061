package io.tiaoli.processes.decisions;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a calculation that an owner wrote no longer than a while, and lets only a few of them run at a time. */
final class TimeLimit {

    private static final int MOST = 8;
    private static final ExecutorService THREADS = new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
        var thread = new Thread(work, "decision-examples");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    /** @throws IllegalArgumentException in Chinese, when it takes longer or too many others are still at work; else what the work throws */
    static <T> T within(Duration limit, Callable<T> work) {
        try {
            var result = THREADS.submit(work);
            try {
                return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                result.cancel(true);
                throw new IllegalArgumentException("算了 %d 秒还没有结果：请把决策表里的公式写简单些，范围写小些".formatted(Math.max(1, limit.toSeconds())));
            }
        } catch (RejectedExecutionException busy) {
            throw new IllegalArgumentException("别的决策表的例子还在算，请稍后再试");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private TimeLimit() {}
}
