package io.tiaoli.workers.checklists;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.workers.checklists.Sheet.Item;

/**
 * What a filled sheet is worth: the mean of each group, weighted, divided by the weights that counted.
 *
 * <p>An item counts 1, a half or nothing; one that does not apply is left out, and so is a group of which nothing applied
 * or which has no weight in a weighted sheet.
 *
 * @param score from 0 to 100 with two decimals; empty when nothing counted
 */
public record Score(Optional<BigDecimal> score, List<GroupScore> groups, List<Failed> failed) {

    /** {@code score} from 0 to 1. */
    public record GroupScore(String name, Optional<BigDecimal> weight, Optional<BigDecimal> score) {}

    /** An item that did not pass wholly. */
    public record Failed(Item item, String answer) {}

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int DIGITS = 10;

    static Score of(Sheet sheet, JsonNode entered) {
        List<GroupScore> groups = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        for (var group : sheet.groups()) {
            List<BigDecimal> values = new ArrayList<>();
            for (var item : group.items()) {
                var value = value(item, entered.path(item.field()));
                value.ifPresent(values::add);
                value.filter(v -> v.compareTo(BigDecimal.ONE) < 0).ifPresent(v -> failed.add(new Failed(item, words(item, entered.path(item.field())))));
            }
            var mean = mean(values);
            groups.add(new GroupScore(group.name(), group.weight(), mean.map(m -> m.setScale(4, RoundingMode.HALF_UP))));
            var weight = sheet.isWeighted() ? group.weight() : Optional.of(new BigDecimal(values.size()));
            if (mean.isPresent() && weight.isPresent()) {
                sum = sum.add(weight.get().multiply(mean.get()));
                whole = whole.add(weight.get());
            }
        }
        return new Score(whole.signum() == 0 ? Optional.empty() : Optional.of(sum.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP)), groups, failed);
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> values) {
        return values.isEmpty() ? Optional.empty()
                : Optional.of(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(new BigDecimal(values.size()), DIGITS, RoundingMode.HALF_UP));
    }

    /** Empty for what does not apply or only tells. */
    private static Optional<BigDecimal> value(Item item, JsonNode answer) {
        if (!item.answer().isScored()) return Optional.empty();
        return switch (item.answer().kind()) {
            case TICK -> Optional.of(answer.asBoolean() ? BigDecimal.ONE : BigDecimal.ZERO);
            case NUMBER -> Optional.of(!answer.asText().isBlank() && item.answer().passes(new BigDecimal(answer.asText())) ? BigDecimal.ONE : BigDecimal.ZERO);
            default -> switch (Judgement.valueOf(answer.asText())) {
                case MET -> Optional.of(BigDecimal.ONE);
                case PARTLY -> Optional.of(HALF);
                case NOT_MET -> Optional.of(BigDecimal.ZERO);
                case NOT_APPLICABLE -> Optional.empty();
            };
        };
    }

    private static String words(Item item, JsonNode answer) {
        return switch (item.answer().kind()) {
            case TICK -> "没有打勾";
            case NUMBER -> "%s（%s）".formatted(answer.asText("没有填写"), item.answer().bound());
            default -> Judgement.valueOf(answer.asText()).label(item.answer().kind());
        };
    }
}
