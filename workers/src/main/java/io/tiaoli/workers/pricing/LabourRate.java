package io.tiaoli.workers.pricing;

/** The fixed price of a common piece of work. */
public record LabourRate(String code, String name, long priceFen) {}
