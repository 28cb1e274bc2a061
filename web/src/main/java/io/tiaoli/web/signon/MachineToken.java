package io.tiaoli.web.signon;

import java.time.Instant;
import java.util.Optional;

/** A bearer token of a program, without its secret, which only the program knows. */
public record MachineToken(String id, String name, String madeBy, Instant madeAt, Instant expiresAt, Optional<Instant> lastUsedAt, Optional<String> revokedBy, Optional<Instant> revokedAt) {

    /** Whether it opens the door at this moment. */
    public boolean isValid(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
