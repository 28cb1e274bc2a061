package io.tiaoli.web.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine answers a failure with the message of its exception, SQL and class names included. Here such a message stays
 * in the log under a number, and the caller reads one sentence with that number.
 */
class PlainErrors extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);
    private static final Pattern DATABASE = Pattern.compile("###|\\bSQL|(?i:\\binsert into\\b|\\bdelete from\\b|\\bupdate \\w+ set\\b|\\bselect\\b.*\\bfrom\\b)", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("Exception\\b|\\b(?:[a-z][\\w$]*\\.){2,}[A-Z]\\w*");
    /** A longer one repeats what the caller sent, and takes long to look at. */
    private static final int LONGEST = 4_000;
    private static final int FAILURE = 500;
    private static final Pattern VALUE = Pattern.compile("Cannot set query parameter '([^']+)' to value '(.{0,100}?)': .*", Pattern.DOTALL);
    private static final String READER = "StreamReadFeature";
    private static final Pattern FIELD = Pattern.compile("\\[\"([^\"]+)\"]");
    private static final Pattern PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final ObjectMapper json;

    PlainErrors(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var held = new HeldErrors(response);
        chain.doFilter(request, held);
        if (!held.isHeld()) return;
        boolean saidToFail = held.getStatus() >= FAILURE;
        if (saidToFail) response.setStatus(NotedFailure.of(request).map(Blame::of).orElse(HttpStatus.BAD_REQUEST).value());
        boolean person = request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
        byte[] body = plain(held.body(), person && saidToFail, response, request);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] plain(byte[] body, boolean chineseOnly, HttpServletResponse response, HttpServletRequest request) {
        try {
            if (!(json.readTree(body) instanceof ObjectNode error) || !error.path("message").isTextual()) return unread(body, response);
            String message = error.get("message").asText();
            boolean failed = response.getStatus() >= FAILURE;
            var wrong = VALUE.matcher(message);
            if (!failed && wrong.matches()) return json.writeValueAsBytes(error.put("message", "「%s」的值「%s」不对".formatted(wrong.group(1), wrong.group(2))));
            if (isFitToRead(message, chineseOnly)) return body;
            if (!failed) return json.writeValueAsBytes(error.put("message", "没有办成：要找的可能已经不在，或者请求的内容不全、不对"));
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Failure {} at {} {}: {}", number, request.getMethod(), request.getRequestURI(), message);
            error.put("type", "RestException");
            error.put("message", "系统出错了，请稍后再试。错误编号 " + number);
            return json.writeValueAsBytes(error);
        } catch (JsonProcessingException noJson) {
            return unread(body, response);
        } catch (IOException e) {
            throw new IllegalStateException(new String(body, StandardCharsets.UTF_8), e);
        }
    }

    /** The reader of JSON says in its own words, and with our classes, which value of the body it cannot read. */
    private byte[] unread(byte[] body, HttpServletResponse response) {
        String said = new String(body, StandardCharsets.UTF_8);
        if (response.getStatus() >= FAILURE || said.length() <= LONGEST && !CLASS.matcher(said).find() && !said.contains(READER)) return body;
        String field = FIELD.matcher(said.substring(Math.max(0, said.length() - LONGEST))).results().map(found -> found.group(1)).collect(Collectors.joining("."));
        String place = PLACE.matcher(said).results().findFirst().map(found -> "（第 %s 行，第 %s 列）".formatted(found.group(1), found.group(2))).orElse("");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        return json.createObjectNode().put("type", "InvalidRequestException").put("message", "请求的内容读不懂%s：%s".formatted(place, field.isEmpty() ? "它不是这个接口要的 JSON" : "「" + field + "」的值不对"))
                .toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A sentence of ours may name the class that the caller sent; programs are told in English what they did wrong, people are not. */
    private static boolean isFitToRead(String message, boolean chineseOnly) {
        if (message.length() > LONGEST || DATABASE.matcher(message).find()) return false;
        return CHINESE.matcher(message).find() || !chineseOnly && !CLASS.matcher(message).find();
    }
}
