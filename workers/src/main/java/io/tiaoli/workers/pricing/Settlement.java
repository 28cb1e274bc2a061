package io.tiaoli.workers.pricing;

/**
 * What a case costs in the end, in fen.
 *
 * @param freeFen what the manufacturer pays: the estimated lines of a first maintenance
 * @param claimCoveredFen what the insurer pays
 * @param benefitValueFen what the benefit is worth: taken off for PARTS, on a coupon for COUPON
 */
public record Settlement(long labourFen, long partsFen, long freeFen, long claimCoveredFen, Benefit benefit, long benefitValueFen, long amountDueFen) {

    public long totalFen() {
        return labourFen + partsFen;
    }
}
