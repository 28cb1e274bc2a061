package io.tiaoli.web.workbench;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;

/** Prepares a deployment for Camunda Modeler, which waits five seconds: what takes longer goes on by itself, and the same content sent again gets what came of it. */
@Component
class ModelerWait implements DisposableBean {

    private static final int SECONDS = 4;

    private record Work(String hash, CompletableFuture<Void> done) {

        /** What went well is remembered elsewhere, for as long as it holds. */
        boolean answers(FlowFolder folder) {
            return hash.equals(folder.hash()) && (!done.isDone() || done.isCompletedExceptionally());
        }
    }

    private final FlowDeployments deployments;
    /** By folder: what was sent last. */
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "modeler-deployment");
        thread.setDaemon(true);
        return thread;
    });

    ModelerWait(FlowDeployments deployments) {
        this.deployments = deployments;
    }

    /**
     * Finds out whether anything stands in the way of a content.
     *
     * @throws io.tiaoli.processes.flows.FlowRefused with every finding of the check
     * @throws IllegalArgumentException in Chinese, with what else stands in the way, or that it is not known yet
     */
    void prepare(FlowFolder folder) {
        var work = works.compute(folder.name(), (name, known) -> known != null && known.answers(folder) ? known
                : new Work(folder.hash(), CompletableFuture.runAsync(() -> deployments.prepare(folder), threads)));
        try {
            work.done().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalArgumentException("「%s」的测试案例还在跑，流程还没有变。内容不用改，请过半分钟再发布一次，就会接着完成".formatted(folder.name()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("发布被中断了，流程没有变，请再试一次", e);
        } catch (ExecutionException refused) {
            works.remove(folder.name(), work);
            throw refused.getCause() instanceof RuntimeException why ? why : new CompletionException(refused.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
