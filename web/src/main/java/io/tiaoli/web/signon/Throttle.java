package io.tiaoli.web.signon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Slows down wrong passwords per user and address, so that the right person at another desk is never locked out. */
@Component
class Throttle {

    private static final int FREE_TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private record Failures(int count, Instant until) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };
    private final Clock clock;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Refuses an attempt that comes too early after wrong ones. */
    synchronized void check(Authentication attempt) {
        var before = failures.get(key(attempt));
        if (before != null && before.until().isAfter(clock.instant())) {
            throw new LockedException(String.valueOf(Math.max(1, Duration.between(clock.instant(), before.until()).toSeconds())));
        }
    }

    /** After five wrong passwords each further one doubles the pause, from 15 seconds to 15 minutes. */
    synchronized void failed(Authentication attempt) {
        int count = failures.getOrDefault(key(attempt), new Failures(0, Instant.MIN)).count() + 1;
        long pause = count < FREE_TRIES ? 0 : Math.min(LONGEST.toSeconds(), 15L << Math.min(10, count - FREE_TRIES));
        failures.put(key(attempt), new Failures(count, clock.instant().plusSeconds(pause)));
    }

    synchronized void succeeded(Authentication attempt) {
        failures.remove(key(attempt));
    }

    private static String key(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "-";
        return attempt.getName() + "@" + address;
    }
}
