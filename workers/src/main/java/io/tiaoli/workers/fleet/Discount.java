package io.tiaoli.workers.fleet;

import java.math.BigDecimal;

import io.tiaoli.workers.Label;

/** One discount of an agreement: {@code percent} of the price is taken off, more than 0 and less than 100, at most two decimals. */
public record Discount(@Label("优惠项目") DiscountKind kind, @Label("减百分之几") BigDecimal percent) {}
