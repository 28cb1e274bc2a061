package io.tiaoli.workers.messaging.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cn.hutool.json.JSONArray;
import cn.hutool.json.JSONObject;

/** Reads what a provider answered through sms4j, which keeps the provider's own JSON, or the text of an exception. */
final class Sms4jAnswer {

    private static final Set<String> ID_NAMES = Set.of("smsMsgId", "BizId", "SerialNo", "sid", "msgId", "requestId");
    private static final List<String> NEVER_ARRIVED = List.of("ConnectException", "UnknownHostException", "NoRouteToHostException", "connect timed out", "Connect timed out");

    /** @throws NotAccepted when the provider did not take the message, or its answer tells nothing */
    static Accepted of(boolean success, Object data) {
        String raw = String.valueOf(data);
        if (!(data instanceof JSONObject answer)) {
            boolean never = NEVER_ARRIVED.stream().anyMatch(raw::contains);
            throw new NotAccepted(never ? NotAccepted.Kind.BUSY : NotAccepted.Kind.UNCLEAR, raw);
        }
        if (!success) throw new NotAccepted(saysWhy(answer) ? NotAccepted.Kind.REJECTED : NotAccepted.Kind.UNCLEAR, raw);
        if (refusesTheNumber(answer)) throw new NotAccepted(NotAccepted.Kind.REJECTED, raw);
        List<String> ids = new ArrayList<>();
        collect(answer, ids);
        return new Accepted(ids.stream().distinct().toList(), raw);
    }

    private static boolean saysWhy(JSONObject answer) {
        return answer.keySet().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).matches("code|.*code|status|error|response"));
    }

    /** Huawei takes the request as a whole and tells for each number whether it takes that. */
    private static boolean refusesTheNumber(JSONObject answer) {
        return answer.get("result") instanceof JSONArray numbers && numbers.stream()
                .anyMatch(number -> number instanceof JSONObject each && each.containsKey("status") && !"000000".equals(each.getStr("status")));
    }

    private static void collect(Object json, List<String> ids) {
        if (json instanceof JSONArray array) array.forEach(each -> collect(each, ids));
        if (json instanceof JSONObject object) {
            object.forEach((name, value) -> {
                if (ID_NAMES.contains(name) && value instanceof String id && !id.isBlank()) ids.add(id);
                else collect(value, ids);
            });
        }
    }

    private Sms4jAnswer() {}
}
