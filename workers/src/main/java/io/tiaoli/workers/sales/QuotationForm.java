package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** The quotation as typed, in yuan. */
record QuotationForm(@Label("指导价") BigDecimal listPriceYuan, @Label("车价") BigDecimal priceYuan, @Label("购置税") BigDecimal taxYuan,
        @Label("保险") Optional<BigDecimal> insuranceYuan, @Label("上牌费") Optional<BigDecimal> registrationYuan, @Label("精品装潢") Optional<BigDecimal> accessoriesYuan,
        @Label("合计") BigDecimal totalYuan) {}
