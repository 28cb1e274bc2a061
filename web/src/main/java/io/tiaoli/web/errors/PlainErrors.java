package io.tiaoli.web.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine answers a failure with the message of its exception, SQL and class names included. Here such a message stays
 * in the log under a number, and the caller reads one sentence with that number.
 */
class PlainErrors extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);
    private static final Pattern DATABASE = Pattern.compile("###|\\bSQL|(?i:\\binsert into\\b|\\bdelete from\\b|\\bupdate \\w+ set\\b|\\bselect\\b.*\\bfrom\\b)", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("Exception\\b|\\b(?:[a-z][\\w$]*\\.){2,}[A-Z]\\w*");
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
        byte[] body = plain(held.body(), held.getStatus(), request);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] plain(byte[] body, int status, HttpServletRequest request) {
        try {
            if (!(json.readTree(body) instanceof ObjectNode error) || !error.path("message").isTextual()) return body;
            String message = error.get("message").asText();
            boolean person = request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
            if (isFitToRead(message, person && status >= 500)) return body;
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Failure {} at {} {}: {}", number, request.getMethod(), request.getRequestURI(), message);
            error.put("type", "RestException");
            error.put("message", "系统出错了，请稍后再试。错误编号 " + number);
            return json.writeValueAsBytes(error);
        } catch (JsonProcessingException noJson) {
            return body;
        } catch (IOException e) {
            throw new IllegalStateException(new String(body, StandardCharsets.UTF_8), e);
        }
    }

    /** A sentence of ours may name the class that the caller sent; programs are told in English what they did wrong, people are not. */
    private static boolean isFitToRead(String message, boolean chineseOnly) {
        if (DATABASE.matcher(message).find()) return false;
        return CHINESE.matcher(message).find() || !chineseOnly && !CLASS.matcher(message).find();
    }
}
