package io.tiaoli.workers.showroom;

import java.time.LocalDate;
import java.util.List;

/** Who of the sales consultants is there on a day. */
public interface SalesTeam {

    /** One consultant. */
    record Consultant(String userId, String name) {}

    /** Everybody who is not away, by user id. */
    List<Consultant> present(LocalDate day);
}
