package io.tiaoli.workers.pricing;

import java.util.Optional;

/**
 * What a case costs in the end, in fen.
 *
 * @param freeFen what the manufacturer pays: the estimated lines of a first maintenance
 * @param claimCoveredFen what the insurer pays
 * @param benefitValueFen what the benefit is worth: taken off for PARTS, on a coupon for COUPON
 * @param agreementNo the agreement of an organisation that made the parts cheaper
 * @param agreementFen what that agreement took off
 */
public record Settlement(long labourFen, long partsFen, long freeFen, long claimCoveredFen, Benefit benefit, long benefitValueFen,
        Optional<String> agreementNo, long agreementFen, long amountDueFen) {

    public long totalFen() {
        return labourFen + partsFen;
    }
}
