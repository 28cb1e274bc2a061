package io.tiaoli.workers.winback;

/** How a win-back ended; who sold the car or wants no more calls is not selected again. */
public enum WinbackOutcome { ACTIVE, SOLD, NO_MORE_CALLS, CANCELLED }
