package io.tiaoli.workers.appointments;

/** A service advisor who receives customers; the id is the one that he or she signs in with. */
public record Advisor(String userId, String name, boolean active) {}
