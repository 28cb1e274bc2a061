package io.tiaoli.web.imports;

import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.imports.ImportRun;
import io.tiaoli.workers.imports.ImportState;

/** A run as the page shows it. */
record ShownRun(ImportRun run, String kindLabel) {

    String id() {
        return run.id();
    }

    String fileName() {
        return run.fileName();
    }

    /** Null where there is none, which a page leaves out. */
    String source() {
        return given(run.source());
    }

    String stateLabel() {
        return run.state().label();
    }

    String badge() {
        return switch (run.state()) {
            case REFUSED, BROKEN -> "badge bad";
            case READY, CHECKING, COMMITTING -> "badge warn";
            case DONE, DROPPED -> "badge";
        };
    }

    boolean isRunning() {
        return run.state().isRunning();
    }

    boolean isReady() {
        return run.state() == ImportState.READY && run.added() + run.changed() > 0;
    }

    boolean isNothingNew() {
        return run.state() == ImportState.READY && run.added() + run.changed() == 0;
    }

    boolean isDone() {
        return run.state() == ImportState.DONE;
    }

    boolean hasCounts() {
        return !isRunning() && run.rowsTotal() > 0 && run.problems() == 0;
    }

    int percent() {
        return run.percent();
    }

    int rowsTotal() {
        return run.rowsTotal();
    }

    int rowsDone() {
        return run.rowsDone();
    }

    int toWrite() {
        return run.added() + run.changed();
    }

    int added() {
        return run.added();
    }

    int changed() {
        return run.changed();
    }

    int unchanged() {
        return run.unchanged();
    }

    int problems() {
        return run.problems();
    }

    boolean hasProblems() {
        return run.problems() > 0;
    }

    String message() {
        return given(run.message());
    }

    String startedBy() {
        return run.startedBy();
    }

    String startedAt() {
        return Times.text(run.startedAt());
    }

    String committedBy() {
        return run.committedBy().orElse(null);
    }

    String finishedAt() {
        return given(Times.text(run.finishedAt()));
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
