package io.tiaoli.web.pages;

/** Something that somebody asked for is not there, or is not theirs to see; both sound the same. */
public class NotThere extends RuntimeException {

    /** @param message in Chinese, naming what was asked for */
    public NotThere(String message) {
        super(message, null, false, false);
    }
}
