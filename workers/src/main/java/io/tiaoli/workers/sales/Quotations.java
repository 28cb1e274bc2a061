package io.tiaoli.workers.sales;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The quotations of all sales, each kept as it was given. */
@Repository
public class Quotations {

    private final JdbcClient jdbc;

    Quotations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last quotation of an order, the one that counts. */
    public Optional<Quotation> latest(String orderNo) {
        return jdbc.sql("""
                select version, list_price_fen, discount_percent, price_fen, tax_fen, insurance_fen, registration_fen, accessories_fen, total_fen, trade_in_fen, valid_until
                from sales_quotation where order_no = ? order by version desc fetch first 1 rows only""").param(orderNo).query(Quotation.class).optional();
    }

    void add(String orderNo, Quotation quotation, Instant at) {
        jdbc.sql("""
                insert into sales_quotation (order_no, version, list_price_fen, discount_percent, price_fen, tax_fen, insurance_fen, registration_fen, accessories_fen,
                    total_fen, trade_in_fen, valid_until, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(orderNo, quotation.version(), quotation.listPriceFen(), quotation.discountPercent(), quotation.priceFen(), quotation.taxFen(),
                        quotation.insuranceFen(), quotation.registrationFen(), quotation.accessoriesFen(), quotation.totalFen(), quotation.tradeInFen(),
                        quotation.validUntil(), at.atOffset(ZoneOffset.UTC)).update();
    }
}
