package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** What the order form says beside the quotation. */
record OrderForm(@Label("颜色") String colour, @Label("定金（元）") BigDecimal depositYuan, @Label("付款方式") FinanceChoice financeChoice, @Label("约定提车日期") LocalDate expectedPickupOn,
        @Label("其他约定") Optional<String> agreements) {}
