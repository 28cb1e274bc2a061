package io.tiaoli.workers.sales;

/**
 * A model that the house sells at one price for everybody.
 *
 * @param listPriceFen more than 0
 */
public record CarModel(String modelId, String name, long listPriceFen) {}
