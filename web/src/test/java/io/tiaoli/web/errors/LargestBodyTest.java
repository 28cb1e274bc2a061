package io.tiaoli.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LargestBodyTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private long read;

    /** A request that says it has so many bytes, or nothing about it, and has as many. */
    private static MockHttpServletRequest request(String type, long bytes, boolean saysSo) {
        var request = new MockHttpServletRequest("PUT", "/api/workbench/workshop/vehicle-repair/draft/files/vehicle-repair.bpmn") {
            @Override
            public long getContentLengthLong() {
                return saysSo ? bytes : -1;
            }

            @Override
            public jakarta.servlet.ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new InputStream() {
                    private long left = bytes;

                    @Override
                    public int read() {
                        return left-- > 0 ? ' ' : -1;
                    }
                });
            }
        };
        request.setContentType(type);
        return request;
    }

    private void sent(MockHttpServletRequest request) throws Exception {
        new LargestBody().doFilter(request, response, (inner, answer) -> {
            var body = ((HttpServletRequest) inner).getInputStream();
            while (body.read() >= 0) read++;
        });
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsNotRead() throws Exception {
        sent(request("text/plain", LargestBody.MOST_BYTES + 1, true));
        assertThat(read).isZero();
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)).contains("发来的内容太大，最多 14 MB");
    }

    @Test
    void aBodyOfUnknownLengthIsReadNoFurther() throws Exception {
        sent(request("application/json", LargestBody.MOST_BYTES * 2, false));
        assertThat(read).isEqualTo(LargestBody.MOST_BYTES);
        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test
    void whatIsSmallEnoughAndFilesInPartsComeThrough() throws Exception {
        sent(request("application/json", 10_000, false));
        assertThat(read).isEqualTo(10_000);
        assertThat(response.getStatus()).isEqualTo(200);
        sent(request("multipart/form-data; boundary=x", 20_000, true));
        assertThat(read).isEqualTo(30_000);
    }
}
