package io.tiaoli.testing;

import java.nio.file.Path;

/** Where the build keeps its npm packages. */
final class FrontEnd {

    static final Path FOLDER = Path.of("src", "main", "frontend");

    private FrontEnd() {
    }

    static Path module(String name) {
        return FOLDER.resolve("node_modules").resolve(name).toAbsolutePath();
    }
}
