package io.tiaoli.web.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.tiaoli.processes.forms.LikelyEntry;
import io.tiaoli.processes.forms.LikelyEntry.Filled;

/** What staff enter: what brings a case on where we know it, else whatever the form allows first. */
final class Answers {

    /** What must be said otherwise than by the first choice, so that cases come to parts and payments. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("receive-customer", "{'mileageKm': 20000, 'coverPieces': 3}"),
            Map.entry("walk-round", "{'exterior': '完好', 'washWanted': false}"),
            Map.entry("pre-inspect", "{'checks': [{'item': '前刹车片', 'condition': '剩 2 毫米', 'recommendation': '更换'}]}"),
            Map.entry("agree-terms", "{'oldPartsWish': 'LEAVE', 'payMethod': 'CARD', 'waitMode': 'OUT'}"),
            Map.entry("price-parts", "{'lines': [{'kind': 'PART', 'partNo': '%s', 'quantity': 1}, {'kind': 'LABOUR', 'name': '更换前刹车片', 'quantity': 1, 'labourYuan': 120}]}".formatted(Town.PART)),
            Map.entry("prepare-call", "{'channel': '{{channel}}'}"),
            Map.entry("appoint-agent", "{'agentId': 'follow-up-agent-1'}"),
            Map.entry("build-file", "{'address': '朝阳路 8 号'}"),
            Map.entry("offer-extras", "{'offered': ['LOAN', 'INSURANCE'], 'specialist': 'NONE', 'specialTerms': 'NONE'}"),
            Map.entry("plan-next-service", "{'offsetDays': 5}"),
            Map.entry("define-cycle", "{'cycleMonths': 24}"),
            Map.entry("tell-pickup", "{'expectedPickupOn': '{{soon}}'}"),
            Map.entry("request-payment", "{'action': 'COLLECT', 'method': 'CARD'}"),
            Map.entry("hand-over-car", "{'serviceScore': 9, 'stickerPlaced': true, 'settlementSignature': 'REFUSED'}"));
    /** By which customers want to be written to or called, in turn. */
    private static final List<String> CHANNELS = List.of("EMAIL", "PHONE", "SMS");
    /** Their form shows more of each row than it takes back. */
    private static final Set<String> AFRESH = Set.of("approve-quote");
    private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"(\\w+)\"");

    private final ObjectMapper json = new ObjectMapper();
    private final LikelyEntry likely;
    private final Clock clock;
    private final OtherEntry other;
    private final AtomicInteger turn = new AtomicInteger();

    Answers(Clock clock) {
        this.clock = clock;
        this.other = new OtherEntry(clock);
        var beans = new AnnotationConfigApplicationContext();
        beans.registerBean(Clock.class, () -> clock);
        beans.registerBean(ObjectMapper.class, () -> json);
        beans.registerBean(LikelyEntry.class);
        try {
            beans.register(Class.forName(LikelyEntry.class.getPackageName() + ".Feel"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        beans.refresh();
        likely = beans.getBean(LikelyEntry.class);
    }

    /**
     * The filled start form of a flow, for one of our customers.
     *
     * @param attempt from 0; a later one enters something else
     */
    Filled start(String form, Town.Visitor visitor, int attempt) {
        byte[] file = form.getBytes(StandardCharsets.UTF_8);
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        ObjectNode given = attempt == 0 ? nothing.deepCopy() : other.of(likely.fill(file, nothing, nothing, Map.of()).fields(), attempt, visitor.facts());
        for (var found = KEY.matcher(form); found.find();) {
            String fact = visitor.facts().get(found.group(1));
            if (fact != null && Town.NAMES.contains(found.group(1))) given.put(found.group(1), fact);
        }
        return likely.fill(file, nothing, given, Map.of());
    }

    /** The filled form of a step; {@code attempt} as for a start. */
    Filled step(String step, String form, JsonNode variables, Town.Visitor visitor, int attempt) {
        Map<String, Object> around = new HashMap<>();
        variables.fields().forEachRemaining(variable -> around.put(variable.getKey(), value(variable.getValue())));
        byte[] file = form.getBytes(StandardCharsets.UTF_8);
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        var bare = likely.fill(file, nothing, nothing, around);
        JsonNode shown = json.valueToTree(around.getOrDefault(bare.record(), Map.of()));
        return switch (step) {
            case "confirm-receipt" -> likely.fill(file, nothing, allOf(around), around);
            case "write-quotation" -> likely.fill(file, shown, quotation(around, shown), around);
            case "check-counts" -> likely.fill(file, shown, json.createObjectNode().put("decision", "EQUAL").set("createdCount", json.valueToTree(around.get("allocatedCount"))), around);
            default -> likely.fill(file, shown.isObject() && !AFRESH.contains(step) ? shown : nothing, entry(step, bare, facts(visitor, around), attempt), around);
        };
    }

    private ObjectNode entry(String step, Filled bare, Map<String, String> facts, int attempt) {
        var known = (ObjectNode) read(KNOWN.getOrDefault(step, "{}").replace('\'', '"').replace("{{soon}}", LocalDate.now(clock).plusDays(2).toString())
                .replace("{{channel}}", CHANNELS.get(turn.getAndIncrement() % CHANNELS.size())));
        return attempt == 0 || attempt == 1 && !known.isEmpty() ? known : other.of(bare.fields(), attempt, facts).setAll(known);
    }

    /** Whom the case is about, and where it says nothing, anybody. */
    private static Map<String, String> facts(Town.Visitor visitor, Map<String, Object> around) {
        Map<String, String> facts = new HashMap<>(visitor.facts());
        around.forEach((name, value) -> {
            if (value instanceof String text && !text.isBlank()) facts.put(name, text);
        });
        return facts;
    }

    /** Everything that is still owed, to the fen. */
    private JsonNode allOf(Map<String, Object> around) {
        return json.createObjectNode().put("result", "FULL").put("amountReceivedYuan", BigDecimal.valueOf(((Number) around.getOrDefault("outstandingFen", 0)).longValue(), 2));
    }

    /** The list price less what was allowed, and nothing else. */
    private JsonNode quotation(Map<String, Object> around, JsonNode shown) {
        BigDecimal list = shown.path("listPriceYuan").isNumber() ? shown.path("listPriceYuan").decimalValue() : new BigDecimal("100000");
        BigDecimal price = list.multiply(new BigDecimal(100).subtract(new BigDecimal(String.valueOf(around.getOrDefault("approvedDiscount", 0))))).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        return json.createObjectNode().put("listPriceYuan", list).put("priceYuan", price).put("taxYuan", 0).put("insuranceYuan", 0).put("registrationYuan", 0).put("accessoriesYuan", 0)
                .put("totalYuan", price).put("explained", true);
    }

    private Object value(JsonNode variable) {
        JsonNode value = variable.path("value");
        if (variable.path("type").asText().equals("Json") && value.isTextual()) return json.convertValue(read(value.asText()), Object.class);
        return json.convertValue(value, Object.class);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
