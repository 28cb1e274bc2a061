package io.tiaoli.web.rehearsal;

/** A rehearsal did not come to a result; the message says why, in Chinese. */
public class RehearsalFailed extends IllegalArgumentException {

    RehearsalFailed(String message) {
        super(message);
    }
}
