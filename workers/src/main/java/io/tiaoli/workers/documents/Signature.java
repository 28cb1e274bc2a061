package io.tiaoli.workers.documents;

import java.time.Instant;

/**
 * Who signed a document.
 *
 * @param name as the signer wrote it
 * @param at when
 * @param witness user who held out the screen
 */
public record Signature(String name, Instant at, String witness) {}
