package io.tiaoli.workers.showroom;

import java.time.LocalDate;
import java.util.List;

/** Who of the sales consultants is there on a day. */
public interface SalesTeam {

    /** One consultant. */
    record Consultant(String userId, String name) {}

    /** Everybody who is not away, by user id. */
    List<Consultant> present(LocalDate day);

    /** What whoever worked on a day is called; the user id where nobody knows. */
    default String nameOf(String userId, LocalDate day) {
        return present(day).stream().filter(consultant -> consultant.userId().equals(userId)).map(Consultant::name).findFirst().orElse(userId);
    }
}
