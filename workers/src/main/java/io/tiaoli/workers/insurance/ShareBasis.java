package io.tiaoli.workers.insurance;

/** What of the repair a customer pays: nothing, what is above the assessment, or all of it. */
public enum ShareBasis { NONE, DIFFERENCE, FULL }
