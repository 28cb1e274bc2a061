package io.tiaoli.workers.messaging;

/** A wording with the values of its case. */
record Composed(String key, int version, String text, boolean resendAllowed) {}
