package io.tiaoli.web.tasklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the engine's web applications a nonce of its own, in its header and at its scripts. The engine's own
 * filter keeps one for all in the servlet context, so that of two pages at the same time one bears the nonce of the other,
 * none of its scripts may run, and it stays empty.
 */
final class PageNonce extends OncePerRequestFilter {

    /** The engine's own policy. */
    private static final String POLICY = "base-uri 'self';script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval' https: 'self' 'unsafe-inline';style-src 'unsafe-inline' 'self';default-src 'self';"
            + "img-src 'self' data:;block-all-mixed-content;form-action 'self';frame-ancestors 'none';object-src 'none';sandbox allow-forms allow-scripts allow-same-origin allow-popups allow-downloads";
    /** Scripts, styles and pictures have an ending. */
    private static final Pattern ASSET = Pattern.compile("\\.(?!html$)\\w+$");
    private static final Pattern SCRIPT = Pattern.compile("<script(?=[\\s>])");
    private static final int BYTES = 20;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ASSET.matcher(request.getRequestURI()).find();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String type = page.getContentType();
        if (type != null && type.startsWith("text/html") && page.getContentSize() > 0) {
            byte[] seed = new byte[BYTES];
            random.nextBytes(seed);
            String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
            String text = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
            page.resetBuffer();
            page.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
            page.getOutputStream().write(SCRIPT.matcher(text).replaceAll("<script nonce=\"%s\"".formatted(nonce)).getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }
}
