package io.tiaoli.web.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.OwnersFolders;
import io.tiaoli.processes.rehearsal.Outcome;
import io.tiaoli.processes.rehearsal.Scenario;

/** Keeps a process while somebody edits or has just rehearsed, and lets it run one order after the other. */
@Component
public class Rehearsals implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final Duration IDLE = Duration.ofMinutes(30);

    private enum Mode {SPARE, ON_DEMAND, OFF}

    private final OwnersFolders owners;
    private final Mode mode;
    private final Duration limit;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Spare spare;
    private Instant wanted = Instant.EPOCH;

    Rehearsals(OwnersFolders owners, @Value("${tiaoli.rehearsal.process:spare}") String mode, @Value("${tiaoli.rehearsal.seconds:60}") String seconds) {
        this.owners = owners;
        this.mode = switch (mode) {
            case "spare" -> Mode.SPARE;
            case "on-demand" -> Mode.ON_DEMAND;
            case "off" -> Mode.OFF;
            default -> throw new IllegalArgumentException("环境变量 TIAOLI_REHEARSAL_PROCESS 的值「%s」不对，只能是 spare、on-demand、off".formatted(mode));
        };
        if (!seconds.matches("[1-9]\\d?|[1-5]\\d\\d|600")) throw new IllegalArgumentException("环境变量 TIAOLI_REHEARSAL_SECONDS 的值「%s」不对，应为 1 到 600 的整数".formatted(seconds));
        this.limit = Duration.ofSeconds(Integer.parseInt(seconds));
    }

    public boolean isOn() {
        return mode != Mode.OFF;
    }

    /** Somebody may rehearse soon. */
    public void expected() {
        if (mode == Mode.SPARE) warm();
    }

    /** Somebody will rehearse now. */
    public synchronized void warm() {
        // our own time: the engine's may be another one in a test
        wanted = Instant.now();
        if (mode != Mode.OFF && (spare == null || !spare.isAlive())) spare = new Spare(RehearsalCommand.make());
    }

    /** Whether a rehearsal would begin at once. */
    public synchronized boolean isReady() {
        return spare != null && spare.isAlive() && spare.isFree();
    }

    /**
     * Runs a folder through, one scenario after the other; one order at a time.
     *
     * @param told where it is, in Chinese
     * @throws RehearsalFailed in Chinese, when there is no result
     */
    public List<Outcome> run(FlowFolder folder, List<Scenario> scenarios, Consumer<String> told) {
        return run(Map.of(folder, scenarios), told);
    }

    /** The same for several folders, in the map's order. */
    public List<Outcome> run(Map<FlowFolder, List<Scenario>> folders, Consumer<String> told) {
        if (mode == Mode.OFF) throw new RehearsalFailed("预演没有开：请管理员设置 TIAOLI_REHEARSAL_PROCESS");
        var order = new Order(owners.all(), folders.entrySet().stream().map(part -> new Order.Part(part.getKey(), part.getValue())).toList());
        if (order.count() == 0) return List.of();
        if (turn.isLocked()) told.accept("前面还有一次预演在跑，请稍等");
        turn.lock();
        try {
            return run(present(), order, told);
        } finally {
            if (mode == Mode.SPARE) warm();
            turn.unlock();
        }
    }

    private List<Outcome> run(Spare one, Order order, Consumer<String> told) {
        if (!one.isReady()) told.accept("正在准备预演的引擎，约十几秒");
        int[] done = {0};
        return one.ask(order, limit.multipliedBy(order.count()), said -> {
            if (said.what() == Said.What.OUTCOME) done[0]++;
            else if (said.what() == Said.What.STEP) told.accept(order.count() == 1 ? "正在走「%s」".formatted(said.text()) : "第 %d / %d 个，正在走「%s」".formatted(done[0] + 1, order.count(), said.text()));
        });
    }

    private synchronized Spare present() {
        warm();
        return spare;
    }

    /** Nobody has rehearsed or edited for a while: the memory is given back. */
    @Scheduled(fixedDelay = 60_000)
    synchronized void rest() {
        if (spare == null || wanted.plus(IDLE).isAfter(Instant.now())) return;
        LOG.info("The process of rehearsals is ended, nobody has asked for one in {}", IDLE);
        destroy();
    }

    @Override
    public synchronized void destroy() {
        if (spare != null) spare.close();
        spare = null;
    }
}
