package io.tiaoli.web.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no body in that is larger than any of ours: whoever reads one holds it in memory. Files have parts of their own, which the container bounds. */
final class LargestBody extends OncePerRequestFilter {

    static final long MOST_BYTES = 14L * 1024 * 1024;
    private static final String SENTENCE = "发来的内容太大，最多 %d MB".formatted(MOST_BYTES / 1024 / 1024);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var type = request.getContentType();
        if (type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response);
            return;
        }
        var bounded = request.getContentLengthLong() >= 0 ? request : new Bounded(request);
        try {
            chain.doFilter(bounded, response);
        } catch (TooLarge e) {
            if (!response.isCommitted()) refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JsonNodeFactory.instance.objectNode().put("message", SENTENCE).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Told by whoever reads further than that. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(SENTENCE);
        }
    }

    /** A body of which only reading tells how large it is. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private ServletInputStream stream;

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) stream = new Counted(super.getInputStream());
            return stream;
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            if (one >= 0) count(1);
            return one;
        }

        @Override
        public int read(byte[] to, int at, int most) throws IOException {
            int some = body.read(to, at, most);
            count(some);
            return some;
        }

        private void count(int bytes) throws IOException {
            read += Math.max(0, bytes);
            if (read > MOST_BYTES) throw new TooLarge();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
