package io.tiaoli.workers.pricing;

/** What a quote line charges. */
public enum LineKind {
    PART, LABOUR
}
