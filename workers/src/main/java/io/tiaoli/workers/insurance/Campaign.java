package io.tiaoli.workers.insurance;

import java.time.LocalDate;

/** A time in which insurance is sold with extras; both days belong to it. */
public record Campaign(String promotionId, String name, LocalDate startsOn, LocalDate endsOn) {}
