package io.tiaoli.workers.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A kept copy, without its bytes.
 *
 * @param step id of the step that it was taken in
 * @param holder whose paper it is
 * @param keptBy user
 * @param neededUntil last day of its purpose, where it is not the end of the case
 * @param deletedAt when its bytes were deleted
 */
public record Paper(String id, String caseNo, String step, PaperKind kind, String holder, String contentType, int byteCount, String keptBy, Instant keptAt,
        Optional<LocalDate> neededUntil, Optional<Instant> deletedAt) {}
