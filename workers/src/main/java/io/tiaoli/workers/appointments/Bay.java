package io.tiaoli.workers.appointments;

/** A place in the workshop where one car stands. */
public record Bay(String id, String name, boolean active) {}
