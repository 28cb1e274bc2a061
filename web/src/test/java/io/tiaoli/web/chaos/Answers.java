package io.tiaoli.web.chaos;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
            Map.entry("tell-pickup", "{'expectedPickupOn': '{{soon}}'}"),
            Map.entry("request-payment", "{'action': 'COLLECT', 'method': 'CARD'}"),
            Map.entry("hand-over-car", "{'serviceScore': 9, 'stickerPlaced': true, 'settlementSignature': 'REFUSED'}"));
    /** Their form shows more of each row than it takes back. */
    private static final Set<String> AFRESH = Set.of("approve-quote");
    private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"(\\w+)\"");

    private final ObjectMapper json = new ObjectMapper();
    private final LikelyEntry likely;
    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
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

    /** The filled start form of a flow, for one of our customers. */
    Filled start(String form, Town.Visitor visitor) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (var found = KEY.matcher(form); found.find();) {
            String fact = visitor.facts().get(found.group(1));
            if (fact != null && Town.NAMES.contains(found.group(1))) given.put(found.group(1), fact);
        }
        return likely.fill(form.getBytes(StandardCharsets.UTF_8), JsonNodeFactory.instance.objectNode(), given, Map.of());
    }

    /** The filled form of a step. */
    Filled step(String step, String form, JsonNode variables) {
        Map<String, Object> around = new HashMap<>();
        variables.fields().forEachRemaining(variable -> around.put(variable.getKey(), value(variable.getValue())));
        byte[] file = form.getBytes(StandardCharsets.UTF_8);
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        String record = likely.fill(file, nothing, nothing, around).record();
        JsonNode shown = json.valueToTree(around.getOrDefault(record, Map.of()));
        if (step.equals("confirm-receipt")) return likely.fill(file, nothing, allOf(around), around);
        String known = KNOWN.getOrDefault(step, "{}").replace('\'', '"').replace("{{soon}}", LocalDate.now(clock).plusDays(2).toString());
        return likely.fill(file, shown.isObject() && !AFRESH.contains(step) ? shown : nothing, read(known), around);
    }

    /** Everything that is still owed, to the fen. */
    private JsonNode allOf(Map<String, Object> around) {
        return json.createObjectNode().put("result", "FULL").put("amountReceivedYuan", BigDecimal.valueOf(((Number) around.getOrDefault("outstandingFen", 0)).longValue(), 2));
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
