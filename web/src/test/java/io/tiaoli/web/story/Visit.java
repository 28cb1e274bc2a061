package io.tiaoli.web.story;

import java.time.LocalDateTime;

import io.tiaoli.web.testing.Floor;

/** Who comes, when, with which car, and what it needs. */
final class Visit {

    static final LocalDateTime SLOT = Floor.OPENING.toLocalDate().plusDays(1).atTime(13, 0);
    static final String PLATE = "京S20260";
    static final String PHONE = "13800261124";
    static final String PADS = "BP-2026";
    static final String WIPERS = "WB-2026";
    static final String REAR_PADS = "RB-2026";

    private Visit() {
    }
}
