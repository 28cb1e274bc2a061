package io.tiaoli.workers.messaging;

import java.time.Duration;

/** How often and how soon what failed is tried again. */
final class Pauses {

    static final int ATTEMPTS = 6;
    static final int QUESTIONS = 3;

    /** 15 seconds after the first attempt, then one, four, 16 and 64 minutes. */
    static Duration afterAttempt(int attempts) {
        return Duration.ofSeconds(15L << 2 * (Math.min(Math.max(attempts, 1), ATTEMPTS) - 1));
    }

    /** A message without receipt is asked about after half an hour, an hour and two. */
    static Duration beforeQuestion(int asked) {
        return Duration.ofMinutes(30L << asked);
    }

    private Pauses() {}
}
