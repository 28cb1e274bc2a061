package io.tiaoli.testing.peers;

/**
 * What a peer knows of one hand-over.
 *
 * @param key our key of the message, as the peer saw it
 * @param part of a long text, from 1
 * @param receipted whether a node has taken the receipt of it
 */
public record Handed(String key, int part, boolean receipted) {}
