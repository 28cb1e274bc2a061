package io.tiaoli.web.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.testing.Chance;

/** What mostly is right in an entry because somebody reckons, looks at the rest or reads it off a list: chance alone would hardly hit it. */
final class Reckoning {

    private static final List<String> PARTS = List.of("priceYuan", "taxYuan", "insuranceYuan", "registrationYuan", "accessoriesYuan");

    /** What somebody says a model costs that is not on the list. */
    private static final BigDecimal NOT_LISTED = new BigDecimal("99800.00");

    /** Of several such amounts the sum would be more than a quotation holds. */
    private static final double DEAR = 10_000_000;
    private static final int PLENTY = 9_999;

    private final JdbcClient jdbc;

    Reckoning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param around the case's variables */
    void correct(String record, String caseNo, ObjectNode content, Map<String, Object> around, Chance chance) {
        if (chance.oneIn(4)) return;
        if (record.equals("quotation")) quotation(caseNo, content, around);
        if (record.equals("partsReceipt")) arrived(content);
        if (record.equals("customerFile") && content.hasNonNull("phone") && content.hasNonNull("address")) content.put("missing", false);
        if (record.equals("tripMaterials") && content.path("departure").asText().equals("READY")) materials(content, around);
    }

    private void quotation(String caseNo, ObjectNode content, Map<String, Object> around) {
        var listed = jdbc.sql("select m.list_price_fen from car_model m join sales_order o on o.model_id = m.model_id where o.order_no = ?").param(caseNo).query(Long.class).optional()
                .map(fen -> BigDecimal.valueOf(fen, 2)).orElse(NOT_LISTED);
        var discount = new BigDecimal(String.valueOf(Optional.ofNullable(around.get("approvedDiscount")).orElse(0)));
        content.put("listPriceYuan", listed);
        content.put("priceYuan", listed.multiply(new BigDecimal(100).subtract(discount)).divide(new BigDecimal(100), 2, RoundingMode.HALF_UP));
        PARTS.stream().filter(part -> content.path(part).asDouble() > DEAR).forEach(part -> content.put(part, NOT_LISTED));
        content.put("totalYuan", PARTS.stream().map(part -> new BigDecimal(content.path(part).asText("0"))).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What comes in is what is not on the shelf. */
    private void arrived(ObjectNode content) {
        var lacking = jdbc.sql("select part_no from part where active and stock <= reserved order by part_no").query(String.class).list();
        if (lacking.isEmpty()) return;
        var rows = content.putArray("lines");
        lacking.forEach(partNo -> rows.addObject().put("partNo", partNo).put("quantity", PLENTY));
    }

    private static void materials(ObjectNode content, Map<String, Object> around) {
        var rows = content.putArray("materials");
        List.of(String.valueOf(around.get("requiredMaterials")).split("、")).forEach(item -> rows.addObject().put("item", item).put("wanted", 1).put("loaded", true));
    }
}
