package io.tiaoli.workers.prospects;

/** How soon a prospect is likely to buy, H being the hottest. */
public enum ProspectLevel {H, A, B, C}
