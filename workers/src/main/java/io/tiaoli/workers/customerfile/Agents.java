package io.tiaoli.workers.customerfile;

/** Knows who may follow customers up. */
public interface Agents {

    /** Whether this user works as a follow-up agent. */
    boolean isAgent(String userId);
}
