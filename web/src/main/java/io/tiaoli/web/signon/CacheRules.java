package io.tiaoli.web.signon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * What a browser may keep: nothing that shows data, but the files of Camunda's applications, asked for anew each time so
 * that an update is seen at once; without this every opening of Tasklist would load megabytes again.
 */
class CacheRules implements HeaderWriter {

    private static final String FILES = "/camunda/(app|lib)/.*\\.(js|css|json|svg|png|ico|woff2?|ttf)";

    private final HeaderWriter nothing = new CacheControlHeadersWriter();

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.matches(FILES) && response.getStatus() < 400) response.setHeader("Cache-Control", "no-cache");
        else nothing.writeHeaders(request, response);
    }
}
