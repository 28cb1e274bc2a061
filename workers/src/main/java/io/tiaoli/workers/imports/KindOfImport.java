package io.tiaoli.workers.imports;

import java.util.List;

/** Something that may be brought in, as a page shows it. */
public record KindOfImport(String id, String label, List<Heading> headings) {

    /** Whether the person must say where the file comes from. */
    public boolean needsSource() {
        return id.equals("calendar");
    }
}
