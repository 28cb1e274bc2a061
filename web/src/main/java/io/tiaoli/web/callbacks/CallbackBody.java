package io.tiaoli.web.callbacks;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.http.HttpStatus;

/** Reads what a provider posts: a form, one JSON object, or a JSON array of them; never more than a bounded length. */
final class CallbackBody {

    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The entries of the body, at least one. */
    static List<CallbackEntry> read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) throw new CallbackRefused(HttpStatus.PAYLOAD_TOO_LARGE, "内容太长，最多 64 KB");
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) throw malformed("没有内容");
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) return json(text);
        if (type.startsWith("application/x-www-form-urlencoded")) return List.of(new CallbackEntry(form(text)));
        throw new CallbackRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "只接受 application/json 或 application/x-www-form-urlencoded");
    }

    private static List<CallbackEntry> json(String text) {
        try {
            var root = JSON.readTree(text);
            var nodes = root.isArray() ? StreamSupport.stream(root.spliterator(), false).toList() : List.of(root);
            if (nodes.isEmpty() || nodes.size() > MOST) throw malformed("应有 1 到 %d 条，现在是 %d 条".formatted(MOST, nodes.size()));
            return nodes.stream().map(node -> new CallbackEntry(fields(node))).toList();
        } catch (JsonProcessingException e) {
            throw malformed("不是有效的 JSON");
        }
    }

    private static Map<String, String> fields(JsonNode node) {
        if (!node.isObject()) throw malformed("每一条都应是 JSON 对象");
        Map<String, String> fields = new LinkedHashMap<>();
        node.fields().forEachRemaining(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) fields.put(field.getKey(), field.getValue().asText());
        });
        return fields;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.strip().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("有不能解码的字符");
        }
    }

    static CallbackRefused malformed(String why) {
        return new CallbackRefused(HttpStatus.BAD_REQUEST, "回调内容不对：" + why);
    }

    private CallbackBody() {}
}
