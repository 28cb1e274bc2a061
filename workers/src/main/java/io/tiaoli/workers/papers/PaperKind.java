package io.tiaoli.workers.papers;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** What is copied, and which roles need to see it. */
public enum PaperKind {

    DRIVING_LICENCE("驾驶证", Set.of("sales-consultant", "reception-desk", "showroom-manager", "sales-manager", "claims-specialist")),
    ID_CARD("身份证", Set.of("sales-consultant", "finance-specialist", "finance", "showroom-manager", "sales-manager", "claims-specialist", "insurance-specialist")),
    POLICY("保险单", Set.of("insurance-specialist", "claims-specialist", "service-advisor", "service-manager"));

    private final String label;
    private final Set<String> seenBy;

    PaperKind(String label, Set<String> seenBy) {
        this.label = label;
        this.seenBy = seenBy;
    }

    /** In Chinese, as staff say it. */
    public String label() {
        return label;
    }

    /** The roles that may see a copy in a case that they may see. */
    public Set<String> seenBy() {
        return seenBy;
    }

    public boolean maySee(Collection<String> groups) {
        return !Collections.disjoint(groups, seenBy);
    }

    /** The kind of this name; empty for any other text. */
    public static Optional<PaperKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
