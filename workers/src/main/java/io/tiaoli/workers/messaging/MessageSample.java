package io.tiaoli.workers.messaging;

/**
 * A short message as it would be sent.
 *
 * @param letters with the signature and the way to opt out
 * @param segments how many messages it takes
 * @param limit how many it may take
 */
public record MessageSample(String text, int letters, int segments, int limit) {}
