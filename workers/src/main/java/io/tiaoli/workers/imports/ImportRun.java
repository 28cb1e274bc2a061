package io.tiaoli.workers.imports;

import java.time.Instant;
import java.util.Optional;

/**
 * One file that somebody brought in.
 *
 * @param source where it comes from, as the person said; empty for most kinds
 * @param rowsTotal 0 as long as only reading tells
 * @param problems how many were found; not all of them may be kept
 * @param message what else there is to say, or empty
 * @param startedBy who uploaded it
 * @param committedBy who confirmed it
 */
public record ImportRun(String id, String kind, String fileName, String source, ImportState state, int rowsTotal, int rowsDone, int added, int changed, int unchanged,
        int problems, String message, String startedBy, Instant startedAt, Optional<String> committedBy, Optional<Instant> finishedAt) {

    /** How much is done, of 100. */
    public int percent() {
        return rowsTotal == 0 ? 0 : (int) Math.min(100, 100L * rowsDone / rowsTotal);
    }
}
