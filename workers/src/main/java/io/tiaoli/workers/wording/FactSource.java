package io.tiaoli.workers.wording;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A capability that knows facts of a case; every Spring bean of this type feeds {@link CaseFacts}. */
public interface FactSource {

    /** What it can tell; a name belongs to one source. */
    List<Fact> facts();

    /**
     * What it knows of one case now, for a reader: texts such as {@code ¥283.00}, or lists of maps of texts.
     * What is not known is left out.
     */
    Map<String, Object> of(String caseNo);

    /**
     * The same for somebody who wants these names only: a source that asks several tables leaves out what it need not ask.
     * More than what is wanted may be told.
     */
    default Map<String, Object> wanted(String caseNo, Set<String> names) {
        return of(caseNo);
    }

    /**
     * What it knows of one thing of a case, for a source that may know several of a kind.
     *
     * @param subject such as the number of a payment
     */
    default Map<String, Object> of(String caseNo, String subject) {
        return of(caseNo);
    }
}
