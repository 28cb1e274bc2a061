package io.tiaoli.workers.imports;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.imports.PartImport.PartLine;
import io.tiaoli.workers.parts.Part;

/** The parts catalogue with prices and what lies on the shelf; reservations stay as they are. */
@Component
@Order(3)
class PartImport implements ImportKind<PartLine> {

    record PartLine(String partNo, String name, Optional<String> unit, long priceFen, Optional<Integer> stock, Optional<Boolean> active) {}

    private static final int MOST_STOCK = 999_999;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PartImport(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public String id() {
        return "parts";
    }

    @Override
    public String label() {
        return "配件";
    }

    @Override
    public List<Heading> headings() {
        return List.of(Heading.required("配件编号", "最多 40 个字，相同编号即同一配件"), Heading.required("名称", "最多 120 个字"), Heading.optional("单位", "如 个、桶、副，新配件不填为「个」"),
                Heading.required("单价（元）", "最多两位小数"), Heading.optional("库存", "货架上的整数数量，新配件不填为 0"), Heading.optional("在用", "是、否，新配件不填为「是」"));
    }

    @Override
    public PartLine read(Row row) {
        return new PartLine(row.text("配件编号", 40).orElse(""), row.text("名称", 120).orElse(""), row.text("单位", 12), row.fen("单价（元）").orElse(0L),
                row.whole("库存", MOST_STOCK), row.yes("在用"));
    }

    @Override
    public String key(PartLine part) {
        return part.partNo();
    }

    @Override
    public List<Line<PartLine>> compare(List<Line<PartLine>> lines) {
        var known = jdbc.sql("select part_no, name, unit, price_fen, stock, reserved, active from part where part_no in (:numbers)")
                .param("numbers", lines.stream().map(line -> line.value().partNo()).toList())
                .query(Part.class).stream().collect(toMap(Part::partNo, identity()));
        return lines.stream().map(line -> {
            var part = known.get(line.value().partNo());
            return part == null ? line.isNew() : line.known(part.partNo(), same(line.value(), part));
        }).toList();
    }

    private static boolean same(PartLine line, Part part) {
        return line.name().equals(part.name()) && line.priceFen() == part.priceFen() && line.unit().orElse(part.unit()).equals(part.unit())
                && line.stock().orElse(part.stock()) == part.stock() && line.active().orElse(part.active()) == part.active();
    }

    @Override
    public void write(List<Line<PartLine>> lines, String source) {
        batch.batchUpdate("insert into part (part_no, name, unit, price_fen, stock, reserved, active) values (?, ?, ?, ?, ?, 0, ?)", lines.stream().filter(l -> l.change() == Change.NEW).map(Line::value)
                .map(p -> new Object[] {p.partNo(), p.name(), p.unit().orElse("个"), p.priceFen(), p.stock().orElse(0), p.active().orElse(true)}).toList());
        batch.batchUpdate("update part set name = ?, unit = coalesce(?, unit), price_fen = ?, stock = coalesce(?, stock), active = coalesce(?, active) where part_no = ?",
                lines.stream().filter(l -> l.change() == Change.CHANGED).map(Line::value)
                        .map(p -> new Object[] {p.name(), p.unit().orElse(null), p.priceFen(), p.stock().orElse(null), p.active().orElse(null), p.partNo()}).toList());
    }
}
