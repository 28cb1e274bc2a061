package io.tiaoli.testing.peers;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a peer treats the next message; bad moods come at random from a seed until {@link #calm}. */
public final class Mood {

    /** What happens to a message; {@code taken} says whether the peer has it afterwards, whatever it answers. */
    public enum Treatment {
        TAKE(true), TAKE_LATE(true), TAKE_AND_HANG(true), TAKE_AND_DROP(true), HANG(false), DROP(false), BUSY(false);

        public final boolean taken;

        Treatment(boolean taken) {
            this.taken = taken;
        }
    }

    private static final List<Treatment> BAD = List.of(Treatment.values());
    private static final double SHARE = 0.3;

    private final Random random;
    private final long lateMillis;
    private final long hangMillis;
    private volatile boolean calm;
    private volatile boolean refusing;

    /**
     * @param lateMillis shorter than the send time-out of the nodes
     * @param hangMillis longer than it
     */
    public Mood(long seed, long lateMillis, long hangMillis) {
        this.random = new Random(seed);
        this.lateMillis = lateMillis;
        this.hangMillis = hangMillis;
    }

    public void calm() {
        calm = true;
    }

    /** Whether it takes nothing for now and says so. */
    public void refusing(boolean now) {
        refusing = now;
    }

    synchronized Treatment next() {
        if (refusing) return Treatment.BUSY;
        return calm || random.nextDouble() > SHARE ? Treatment.TAKE : BAD.get(random.nextInt(BAD.size()));
    }

    /** Whether something that is done once is done twice. */
    synchronized boolean doubles() {
        return random.nextDouble() < SHARE;
    }

    /** Lets the time of a treatment pass. */
    void bear(Treatment treatment) {
        long millis = switch (treatment) {
            case TAKE_LATE -> lateMillis;
            case TAKE_AND_HANG, HANG -> hangMillis;
            default -> 0;
        };
        try {
            if (millis > 0) new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
