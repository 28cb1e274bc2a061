package io.tiaoli.workers.fleet;

import java.math.BigDecimal;

/** What an agreement takes off the parts of a repair order, in percent of their price. */
public record PartsDiscount(String agreementNo, BigDecimal percent) {}
