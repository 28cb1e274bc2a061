package io.tiaoli.workers.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** What the form that confirms a receipt submits. */
record ReceiptForm(@Label("实收金额（元）") BigDecimal amountReceivedYuan, @Label("付款方式") Optional<PaymentMethod> paymentMethod,
        @Label("收据编号") Optional<String> receiptNo, @Label("收款时间") Optional<Instant> paidAt, @Label("差额已获批准") boolean differenceApproved,
        @Label("备注") Optional<String> note) {}
