package io.tiaoli.workers.parts;

import java.util.SortedMap;

/** Who knows which parts a case needs; told by pricing, which itself asks the catalogue. */
public interface PartsWanted {

    /** Pieces by part number on the lines that are offered or signed now. */
    SortedMap<String, Integer> quoted(String caseNo);

    /** Pieces by part number on the lines that the customer signed. */
    SortedMap<String, Integer> approved(String caseNo);
}
