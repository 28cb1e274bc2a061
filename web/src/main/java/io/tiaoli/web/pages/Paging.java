package io.tiaoli.web.pages;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a list stands.
 *
 * @param page counts from 0
 * @param total how many there are in all
 * @param url of the list with what it looks for, without the page
 */
public record Paging(int page, int size, long total, String url) {

    /** The last page may be missed by deep links to a list that has become shorter: such a page is empty. */
    public static int page(int asked) {
        return Math.max(0, Math.min(asked, 1_000_000));
    }

    public int number() {
        return page + 1;
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    /** Empty on the first page. */
    public String previous() {
        return page > 0 ? at(page - 1) : "";
    }

    /** Empty on the last page. */
    public String next() {
        return page + 1 < pages() ? at(page + 1) : "";
    }

    private String at(int other) {
        return UriComponentsBuilder.fromUriString(url).replaceQueryParam("page", other).build().toUriString();
    }
}
