package io.tiaoli.workers;

/** In or out of a worker that has none. */
public record Nothing() {

    public static final Nothing NOTHING = new Nothing();
}
