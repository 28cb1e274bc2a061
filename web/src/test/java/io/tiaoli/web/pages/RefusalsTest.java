package io.tiaoli.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import io.tiaoli.processes.engine.UnstorableInput;

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

        @GetMapping("/pages/{page}")
        String page(@PathVariable int page, @RequestParam boolean whole, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime at, @RequestParam TimeUnit unit) {
            return "ok";
        }

        @PostMapping("/api/read")
        String read(@RequestBody Map<String, Integer> body) {
            return "ok";
        }

        @PostMapping("/api/kept")
        String kept(@RequestParam String kind) {
            return "ok";
        }

        @GetMapping("/api/unstorable")
        String unstorable() {
            throw new DataIntegrityViolationException("insert into customer", new SQLException("invalid byte sequence", "22021"));
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

    @ParameterizedTest
    @CsvSource({"/pages/_?whole=true&at=2026-11-23T09:00&unit=DAYS, 「page」的值「_」不对，应为整数", "/pages/1?whole=yes&at=x&unit=DAYS, 「at」的值「x」不对，应为日期和时间，如 2026-11-23T09:00",
            "/pages/1?whole=maybe&at=2026-11-23T09:00&unit=DAYS, 「whole」的值「maybe」不对，应为 true 或 false", "/pages/1?whole=true&at=2026-11-23T09:00&unit=WEEKS, 「unit」的值「WEEKS」不对，应为其中之一：NANOSECONDS、"})
    @DisplayName("a parameter of another kind is refused with its name, its value and what it may be")
    void otherKind(String address, String sentence) throws Exception {
        http.perform(get(address)).andExpect(status().isBadRequest()).andExpect(model().attribute("message", startsWith(sentence)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null-", "[1]", "{\"a\": \"x\"}", "{\"a\": 1"})
    @DisplayName("a body that cannot be read is the caller's fault, and says nothing about how we read it")
    void unreadable(String body) throws Exception {
        http.perform(post("/api/read").contentType("application/json").content(body)).andExpect(status().isBadRequest()).andExpect(jsonPath("$.message").value("请求的内容读不懂，请检查它的写法"));
    }

    @Test
    @DisplayName("a file where a text is expected is the caller's fault, too")
    void fileForText() throws Exception {
        http.perform(multipart("/api/kept").file("kind", new byte[] {1})).andExpect(status().isBadRequest()).andExpect(jsonPath("$.message").value("请求的内容读不懂，请检查它的写法"));
    }

    @Test
    @DisplayName("what the database cannot hold is the caller's fault, too")
    void unstorable() throws Exception {
        http.perform(get("/api/unstorable")).andExpect(status().isBadRequest()).andExpect(jsonPath("$.message").value(UnstorableInput.SENTENCE));
    }
}
