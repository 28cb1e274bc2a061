package io.tiaoli.web.callbacks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Knows the provider by a shared secret in the header {@code X-Tiaoli-Secret} or in the query parameter {@code secret}; without one set, nothing is here. */
@Component
class CallbackSecret {

    static final String HEADER = "X-Tiaoli-Secret";
    private static final String PARAMETER = "secret";

    private final byte[] secret;

    CallbackSecret(@Value("${tiaoli.sms.callback-secret:}") String secret) {
        this.secret = secret.strip().getBytes(StandardCharsets.UTF_8);
    }

    void check(HttpServletRequest request) {
        if (secret.length == 0) throw new CallbackRefused(HttpStatus.NOT_FOUND, "没有这个地址");
        String given = Optional.ofNullable(request.getHeader(HEADER)).or(() -> inQuery(request)).orElse("");
        // takes as long for a nearly right secret as for a wholly wrong one
        if (!MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) throw new CallbackRefused(HttpStatus.FORBIDDEN, "回调密钥不对");
    }

    /** Read from the query alone: asking the request for parameters would read its body. */
    private static Optional<String> inQuery(HttpServletRequest request) {
        if (request.getQueryString() == null) return Optional.empty();
        String value = UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams().getFirst(PARAMETER);
        return Optional.ofNullable(value).map(CallbackBody::decoded);
    }
}
