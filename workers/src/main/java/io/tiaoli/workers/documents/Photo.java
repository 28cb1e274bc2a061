package io.tiaoli.workers.documents;

import java.time.Instant;
import java.util.Optional;

/**
 * A picture of a case, without its bytes.
 *
 * @param step id of the step that it was taken in
 * @param contentType what it is served as; always JPEG
 * @param byteCount size of the kept picture
 * @param width in pixels, upright
 * @param sha256 of the file as it was uploaded
 * @param takenBy user
 */
public record Photo(String id, String caseNo, String step, Kind kind, String fileName, String contentType, int byteCount, int width, int height,
        String sha256, Optional<String> note, String takenBy, Instant takenAt) {

    /** What it shows. */
    public enum Kind { DAMAGE, ODOMETER, OLD_PART, OTHER }
}
