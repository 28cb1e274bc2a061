package io.tiaoli.processes.forms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.tiaoli.processes.forms.Form.Field;
import io.tiaoli.testing.Chance;

/** Any value that a single field allows, ordinary ones first. */
final class AnyValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> DAYS = List.of("P1D", "P0D", "P3D", "P7D", "P30D", "P-1D", "P-30D", "P-400D", "P365D");
    private static final List<String> TIMES = List.of("PT1H", "PT10M", "PT20H", "P2D", "P7D", "P40D", "PT-10M", "PT-5H", "P-3D", "P-200D");
    private static final List<String> TEXTS = List.of("客户说都好", "“引号”、<尖括号> & 和号", "表情🚗与 ${caseNo} {{name}}", "'; --", "一行\n两行", "  前后有空格  ", "0", "很长的一段话，");
    private static final int LONG = 4_000;
    private static final int SOME = 1_000;

    private final Feel feel;
    private final Clock clock;
    private final Map<String, List<String>> known;

    AnyValue(Feel feel, Clock clock, Map<String, List<String>> known) {
        this.feel = feel;
        this.clock = clock;
        this.known = known;
    }

    /**
     * A field to be filled.
     *
     * @param form whose field it is
     * @param mood once in how many answers one departs from the ordinary; 0 for never
     * @param searching a rule does not hold, so numbers of the case are tried
     */
    record Asked(Field field, String form, Map<String, Object> context, int mood, boolean searching) {

        /** The first answer, or, as the mood is, one that was seldom given. */
        <T> T one(List<T> all, Chance chance) {
            return mood == 0 || !chance.oneIn(mood) ? all.get(0) : chance.rare(form + "." + field.key().orElse(""), all);
        }
    }

    Optional<JsonNode> of(Asked asked, Chance chance) {
        var field = asked.field();
        return switch (field.type()) {
            case "radio", "select" -> choices(field, asked.context()).filter(all -> !all.isEmpty()).map(all -> asked.one(all, chance));
            case "checklist", "taglist" -> choices(field, asked.context()).map(all -> some(field, all, chance));
            case "checkbox" -> Optional.of(NODES.booleanNode(field.isRequired() || asked.one(List.of(true, false), chance)));
            case "number" -> Optional.of(NODES.numberNode(number(field, asked.context(), chance, asked.searching())));
            case "datetime" -> Optional.of(NODES.textNode(moment(field, chance)));
            default -> Optional.of(NODES.textNode(text(field, chance)));
        };
    }

    private Optional<List<JsonNode>> choices(Field field, Map<String, Object> context) {
        var component = field.component();
        List<JsonNode> all = new ArrayList<>();
        if (component.hasNonNull("values")) {
            component.get("values").forEach(choice -> all.add(choice.get("value")));
            return Optional.of(all);
        }
        Object prepared = component.hasNonNull("valuesKey") ? context.get(component.get("valuesKey").asText())
                : component.hasNonNull("valuesExpression") ? feel.value(component.get("valuesExpression").asText(), context) : null;
        if (!(prepared instanceof List<?> list)) return Optional.empty();
        list.forEach(choice -> all.add(NODES.textNode(String.valueOf(choice instanceof Map<?, ?> map ? map.get("value") : choice))));
        return Optional.of(all);
    }

    private static JsonNode some(Field field, List<JsonNode> all, Chance chance) {
        var chosen = NODES.arrayNode();
        all.stream().filter(choice -> chance.below(2) == 0).forEach(chosen::add);
        if (chosen.isEmpty() && field.isRequired() && !all.isEmpty()) chosen.add(chance.one(all));
        return chosen;
    }

    private static BigDecimal number(Field field, Map<String, Object> context, Chance chance, boolean searching) {
        var validate = field.validate();
        var least = validate.hasNonNull("min") ? validate.get("min").decimalValue() : BigDecimal.ZERO;
        var most = validate.hasNonNull("max") ? validate.get("max").decimalValue() : least.add(BigDecimal.valueOf(SOME * SOME));
        int digits = field.component().path("decimalDigits").asInt(2);
        List<BigDecimal> all = new ArrayList<>(List.of(least.max(BigDecimal.ONE), BigDecimal.valueOf(chance.below(SOME)), BigDecimal.valueOf(chance.below(SOME * SOME)).movePointLeft(2),
                least, most, BigDecimal.valueOf(chance.below(8))));
        if (searching || chance.oneIn(4)) all.addAll(numbers(context));
        var fitting = all.stream().map(number -> number.setScale(digits, RoundingMode.DOWN)).filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0).toList();
        return fitting.isEmpty() ? least : chance.one(fitting);
    }

    /** The numbers that the case knows; those of fen also in yuan, whole and a part. */
    private static List<BigDecimal> numbers(Map<String, Object> context) {
        return context.entrySet().stream().sorted(Map.Entry.comparingByKey()).filter(entry -> entry.getValue() instanceof Number).flatMap(entry -> {
            var number = new BigDecimal(entry.getValue().toString());
            return entry.getKey().endsWith("Fen") ? Stream.of(number.movePointLeft(2), number.movePointLeft(2).divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN)) : Stream.of(number);
        }).toList();
    }

    private String moment(Field field, Chance chance) {
        return switch (field.component().path("subtype").asText("date")) {
            case "time" -> chance.one(List.of("10:00", "08:00", "11:59", "14:30", "21:00", "00:00", "13:00"));
            case "datetime" -> OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES).plus(duration(chance.one(TIMES))).toString();
            default -> LocalDate.now(clock).plusDays(duration(chance.one(DAYS)).toDays()).toString();
        };
    }

    private static Duration duration(String text) {
        return Duration.parse(text);
    }

    private String text(Field field, Chance chance) {
        var validate = field.validate();
        String type = validate.path("validationType").asText();
        String key = field.key().orElse("");
        if (known.containsKey(key) && (type.equals("phone") || validate.hasNonNull("pattern") || chance.below(5) < 4)) return chance.one(known.get(key));
        if (type.equals("phone") || field.label().contains("电话") || field.label().contains("手机")) return chance.one(known.get("phone"));
        if (type.equals("email")) return "zhangwei@example.com";
        if (validate.hasNonNull("pattern")) return patterned(validate.get("pattern").asText(), chance);
        String text = chance.one(TEXTS);
        if (field.type().equals("textfield")) text = text.replace('\n', ' ');
        int longest = Math.min(LONG, validate.path("maxLength").asInt(LONG));
        if (text.endsWith("，")) text = text.repeat(longest / text.length() + 1);
        if (text.length() < validate.path("minLength").asInt(0)) text += "。".repeat(validate.path("minLength").asInt() - text.length());
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private static String patterned(String pattern, Chance chance) {
        if (pattern.startsWith("^[\\u4e00-\\u9fa5]")) return "京" + "QZ".charAt(chance.below(2)) + "%05d".formatted(chance.below(90_000) + 10_000);
        if (pattern.startsWith("^[A-HJ-NPR-Z0-9]{17}")) return "LGBH12E01SY%06d".formatted(chance.below(900_000));
        return "11010119900101%03dX".formatted(chance.below(900));
    }
}
