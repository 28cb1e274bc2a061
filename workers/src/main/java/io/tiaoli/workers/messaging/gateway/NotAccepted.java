package io.tiaoli.workers.messaging.gateway;

import java.util.List;

/** A gateway did not take a message, or nobody can say whether it did. */
public class NotAccepted extends RuntimeException {

    /** What that means for the message. */
    public enum Kind {
        /** No gateway is set: the message is kept and shown. */
        NO_GATEWAY,
        /** Surely not taken, and never will be: a wrong number, a forbidden text. */
        REJECTED,
        /** Surely not taken, another time perhaps: no connection, too many at once. */
        BUSY,
        /** Perhaps taken: no answer, a broken answer. */
        UNCLEAR
    }

    private final Kind kind;
    private final List<String> takenParts;

    /** @param answer what the gateway said, or what happened, for staff */
    public NotAccepted(Kind kind, String answer) {
        this(kind, answer, List.of());
    }

    /** @param takenParts the parts that the gateway took before */
    public NotAccepted(Kind kind, String answer, List<String> takenParts) {
        super(answer);
        this.kind = kind;
        this.takenParts = List.copyOf(takenParts);
    }

    public Kind kind() {
        return kind;
    }

    public List<String> takenParts() {
        return takenParts;
    }
}
