package io.tiaoli.workers.parts;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;

/** What a form says about pieces of parts: {@code {"lines":[{"partNo":"BP-01","quantity":2}]}}. */
record PartPieces(@Label("配件") List<Line> lines) {

    record Line(@Label("配件编号") String partNo, @Label("数量") int quantity) {}

    /** By part number, in part-number order. */
    SortedMap<String, Integer> byNumber(String refusal) {
        SortedMap<String, Integer> pieces = new TreeMap<>();
        for (var line : lines) {
            if (line.quantity() < 1 || line.quantity() > 9999) {
                throw new Refused(refusal, "配件「%s」的数量「%d」不合要求，应为 1 到 9999 的整数".formatted(line.partNo(), line.quantity()));
            }
            pieces.merge(line.partNo(), line.quantity(), Integer::sum);
        }
        return pieces;
    }
}
