package io.tiaoli.workers.logging;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;

/** Marks the log lines of one piece of work, so that they can be found together; the engine marks those of a step by itself. */
public final class LogMarks {

    /** One request, one run of a loop, one job. */
    public static final String TRACE = "traceId";
    /** The number of the case, as staff read it. */
    public static final String CASE = "caseNo";

    /** The header in which a load balancer or another program says what a request belongs to (W3C Trace Context). */
    private static final Pattern PARENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Until it is closed, what this thread logs belongs to a new piece of work. */
    public static MDCCloseable newTrace() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return MDC.putCloseable(TRACE, HexFormat.of().formatHex(id));
    }

    /** The same, as part of the work that the caller names in the header {@code traceparent}; anything else in it is not believed. */
    public static MDCCloseable trace(Optional<String> traceparent) {
        var named = PARENT.matcher(traceparent.orElse(""));
        return named.matches() ? MDC.putCloseable(TRACE, named.group(1)) : newTrace();
    }

    /** Until it is closed, what this thread logs is about a case. */
    public static MDCCloseable ofCase(String caseNo) {
        return MDC.putCloseable(CASE, caseNo);
    }

    private LogMarks() {}
}
