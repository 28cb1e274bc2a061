package io.tiaoli.workers.parts;

/**
 * One part of the catalogue.
 *
 * @param unit what one piece is, such as 个 or 桶; quantities are whole numbers of it
 * @param priceFen price of one unit
 * @param stock what lies on the shelf, reserved or not
 * @param reserved what of it is promised to cases
 */
public record Part(String partNo, String name, String unit, long priceFen, int stock, int reserved, boolean active) {

    /** What may still be promised. */
    public int free() {
        return Math.max(0, stock - reserved);
    }
}
