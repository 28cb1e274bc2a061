package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

import io.tiaoli.workers.Refused;

/** Exact money: whole fen inside, yuan with at most two decimals on screens and in messages. */
public final class Money {

    private static final BigDecimal LIMIT_YUAN = new BigDecimal("100000000");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Such as {@code ¥283.00} or {@code ¥43,000.00}. */
    public static String text(long fen) {
        return (fen < 0 ? "-¥" : "¥") + String.format(Locale.ROOT, "%,.2f", yuan(Math.abs(fen)));
    }

    public static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /**
     * Converts typed yuan exactly, 0 to 100,000,000.
     *
     * @throws Refused with the given code for more than two decimals, a negative or a huge amount
     */
    public static long fen(String name, BigDecimal yuan, String refusal) {
        if (yuan.signum() < 0 || yuan.compareTo(LIMIT_YUAN) > 0 || yuan.stripTrailingZeros().scale() > 2) {
            throw new Refused(refusal, "「%s」的金额「%s」不合要求，应为 0 到一亿元、最多两位小数".formatted(name, yuan.toPlainString()));
        }
        return yuan.movePointRight(2).longValueExact();
    }

    /** So many percent of an amount, rounded half up to the fen. */
    public static long percentOf(long fen, BigDecimal percent) {
        return BigDecimal.valueOf(fen).multiply(percent).divide(HUNDRED, 0, RoundingMode.HALF_UP).longValueExact();
    }

    private Money() {}
}
