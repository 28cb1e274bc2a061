package io.tiaoli.processes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Report;

/** How late a timer fires on an engine that has had nothing to do, and on one that is busy. */
class LatenessBenchmark {

    @Test
    @DisplayName("lateness of single timers")
    void measures() throws InterruptedException {
        var report = new Report("Lateness of single timers, ms", "engine", "median", "most");
        try (var stock = new Timers("late_stock", false); var ours = new Timers("late_ours", true)) {
            row(report, "stock, idle", stock.lateness(5, 20, 8, 0));
            List<Double> idle = ours.lateness(5, 20, 8, 0);
            row(report, "ours, idle", idle);
            row(report, "stock, busy", stock.lateness(5, 0, 1, 1_000));
            row(report, "ours, busy", ours.lateness(5, 0, 1, 1_000));
            assertThat(idle).hasSize(5);
        } finally {
            report.write();
        }
    }

    private static void row(Report report, String name, List<Double> late) {
        report.row(name, Report.percentile(late, 50), Report.percentile(late, 100));
    }
}
