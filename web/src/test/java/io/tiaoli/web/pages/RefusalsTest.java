package io.tiaoli.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;

import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest {

    /** Answers that fail on their way. */
    @RestController
    static class Papers {

        @GetMapping("/left")
        byte[] left() throws IOException {
            throw new AsyncRequestNotUsableException("ServletOutputStream failed to write", new ClientAbortException(new IOException("Broken pipe")));
        }

        @GetMapping("/aborted")
        byte[] aborted() throws IOException {
            throw new ClientAbortException(new IOException("Connection reset by peer"));
        }

        @GetMapping("/api/broken")
        byte[] broken() {
            throw new IllegalStateException("no paper");
        }
    }

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Papers()).setControllerAdvice(new Refusals()).build();

    @Test
    @DisplayName("whoever closes a page while a paper loads is told nothing, and the log keeps silent")
    void browserIsGone(CapturedOutput log) throws Exception {
        http.perform(get("/left")).andExpect(content().string(""));
        http.perform(get("/aborted")).andExpect(content().string(""));
        assertThat(log).doesNotContain("Exception").doesNotContain("Failure");
    }

    @Test
    @DisplayName("a failure is still logged under the number that the browser shows")
    void failure(CapturedOutput log) throws Exception {
        String said = http.perform(get("/api/broken")).andExpect(status().isInternalServerError()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        String number = said.replaceAll(".*错误编号 (\\w+).*", "$1");
        assertThat(log).contains("Failure " + number).contains("no paper");
    }
}
