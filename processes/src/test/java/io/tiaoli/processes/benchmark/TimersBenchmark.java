package io.tiaoli.processes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Report;

/** How the engine finds 2,000 due timers among many that wait, as it comes and as we run it, in turn. */
class TimersBenchmark {

    private static final int LOOKS = 20;

    @Test
    @DisplayName("2,000 due timers among many that wait")
    void measures() throws InterruptedException {
        var report = new Report("2,000 due timers among many that wait", "waiting", "stock: ms a look", "stock: blocks a look", "ours: ms a look", "ours: blocks a look", "stock: s to fire all (looked at for %d)".formatted(Timers.PATIENCE), "ours: s to fire all");
        try (var stock = new Timers("timers_stock", false); var ours = new Timers("timers_ours", true)) {
            for (int waiting : Report.sizes("timers", "20000,200000")) {
                stock.fill(waiting);
                ours.fill(waiting);
                stock.look(LOOKS);
                ours.look(LOOKS);
                var theirs = stock.look(LOOKS);
                var mine = ours.look(LOOKS);
                report.row("%,d".formatted(waiting), theirs.milliseconds() / LOOKS, theirs.blocks() / LOOKS, mine.milliseconds() / LOOKS, mine.blocks() / LOOKS, stock.fireAll(), ours.fireAll());
                assertThat(mine.blocks() / LOOKS).as("blocks that a look touches at %d waiting", waiting).isLessThan(50);
            }
        } finally {
            report.write();
        }
    }
}
