package io.tiaoli.web.notices;

import java.time.Instant;
import java.util.List;

import io.tiaoli.web.pages.Me;

/** What people are told beside the deadlines of their tasks. */
public interface OtherNotices {

    /**
     * One notice.
     *
     * @param kind in one or two words
     * @param urgent whether something is asked of this person, or did not go well
     * @param url the page that it leads to
     */
    record Told(String kind, boolean urgent, String text, String url, Instant at) {}

    /** Those for one person, what is asked of the person first. */
    List<Told> to(Me me);
}
