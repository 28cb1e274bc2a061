package io.tiaoli.workers.imports;

/** A file that cannot be read as a table at all. */
public class FileRefused extends IllegalArgumentException {

    /** @param message in Chinese: why, and what would be read */
    FileRefused(String message) {
        super(message);
    }
}
