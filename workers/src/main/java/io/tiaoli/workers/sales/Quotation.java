package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A written price and all that it is made of, in fen.
 *
 * @param discountPercent 0 to 100, as approved
 * @param tradeInFen what the old car takes off the total
 * @param validUntil the last day on which it holds
 */
public record Quotation(int version, long listPriceFen, BigDecimal discountPercent, long priceFen, long taxFen, long insuranceFen, long registrationFen,
        long accessoriesFen, long totalFen, long tradeInFen, LocalDate validUntil) {

    long partsFen() {
        return priceFen + taxFen + insuranceFen + registrationFen + accessoriesFen;
    }

    /** What is left to pay after the old car. */
    public long amountDueFen() {
        return totalFen - tradeInFen;
    }
}
