package io.tiaoli.web.inputs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sound file from which broken ones are made.
 *
 * @param folder business line and flow that it belongs to, empty for a file of another modeler
 */
record Seed(String folder, String name, byte[] content) {

    private static final String FLOW_FILE = ".*\\.(bpmn|dmn|form|sms|call|mail|html|csv|checklist|cases\\.json)";
    private static final Path FLOWS = Path.of("../processes");
    private static final Path FOREIGN = Path.of("src/test/resources/io/tiaoli/web/inputs");

    /** Every file of the flows, those of other modelers that lie beside this class, and those in a folder of one's own. */
    static List<Seed> all(Optional<Path> more) throws IOException {
        List<Seed> all = new ArrayList<>();
        try (var files = Files.walk(FLOWS, 3)) {
            files.filter(file -> FLOWS.relativize(file).getNameCount() == 3 && !FLOWS.relativize(file).startsWith("src") && file.toString().matches(FLOW_FILE)).sorted()
                    .forEach(file -> all.add(new Seed(FLOWS.relativize(file.getParent()).toString().replace('\\', '/'), file.getFileName().toString(), bytes(file))));
        }
        all.addAll(foreign(FOREIGN));
        if (more.isPresent()) all.addAll(foreign(more.get()));
        return all;
    }

    private static List<Seed> foreign(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().map(file -> new Seed("", file.getFileName().toString(), bytes(file))).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isForeign() {
        return folder.isEmpty();
    }

    /** What follows the first point of the name. */
    String ending() {
        return name.substring(name.indexOf('.') + 1);
    }

    boolean isXml() {
        return name.matches(".*\\.(bpmn|dmn|xml)");
    }

    boolean isJson() {
        return name.matches(".*\\.(form|json)");
    }
}
