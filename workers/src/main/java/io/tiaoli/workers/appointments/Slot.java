package io.tiaoli.workers.appointments;

import java.time.Instant;
import java.util.Optional;

/** A time with the bay and the advisor that are free then. */
record Slot(Instant at, Optional<String> bayId, String advisorId) {}
