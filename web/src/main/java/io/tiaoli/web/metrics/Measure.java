package io.tiaoli.web.metrics;

import java.time.Instant;
import java.util.List;

/** Counts something in the database, by statements whose cost has a bound: what may be many is counted up to {@link #MOST}. */
interface Measure {

    /** A figure that stands there means: so many, or more. */
    int MOST = 10_000;

    List<Figure> take(Instant now);
}
