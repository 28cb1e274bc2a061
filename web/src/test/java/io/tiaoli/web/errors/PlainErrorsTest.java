package io.tiaoli.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainErrorsTest {

    static final String TASKLIST = "/camunda/api/engine/engine/default/task/1/submit-form";
    static final String MACHINES = "/engine-rest/external-task/1/complete";

    final ObjectMapper json = new ObjectMapper();

    MockHttpServletResponse answer(String path, int status, String body) throws Exception {
        var response = new MockHttpServletResponse();
        new PlainErrors(json).doFilter(new MockHttpServletRequest("POST", path), response, (request, written) -> {
            ((jakarta.servlet.http.HttpServletResponse) written).setStatus(status);
            written.setContentType("application/json");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            written.setContentLength(bytes.length);
            written.getOutputStream().write(bytes);
            written.flushBuffer();
        });
        return response;
    }

    String message(String path, int status, String message) throws Exception {
        var answer = answer(path, status, json.writeValueAsString(java.util.Map.of("type", "PersistenceException", "message", message, "code", 0)));
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentLength()).isEqualTo(answer.getContentAsByteArray().length);
        return json.readTree(answer.getContentAsByteArray()).path("message").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ENGINE-03004 Exception while executing Database Operation 'INSERT VariableInstanceEntity[1]' with message '### Error updating database.  Cause: org.postgresql.util.PSQLException: too long'",
            "could not execute: insert into ACT_RU_TASK (ID_) values (?)",
            "Cannot invoke \"io.tiaoli.workers.pricing.Quote.lines()\" because \"quote\" is null",
            "Unknown property used in expression: ${x}. Cause: NullPointerException",
            "column does not exist, SQL state 42703"})
    @DisplayName("SQL and class names stay in the log, under a number that the caller reads")
    void hidesHowWeAreBuilt(String technical) throws Exception {
        for (String path : new String[] {TASKLIST, MACHINES}) {
            assertThat(message(path, 500, technical)).matches("系统出错了，请稍后再试。错误编号 [0-9a-f]{8}");
            assertThat(message(path, 400, technical)).startsWith("系统出错了");
        }
    }

    @Test
    @DisplayName("a person reads no English when the system fails; a program is told what it did wrong; Chinese sentences stay")
    void keepsWhatHelps() throws Exception {
        assertThat(message(TASKLIST, 500, "Cannot submit task form 1: The facts are not readable")).startsWith("系统出错了");
        assertThat(message(MACHINES, 500, "External Task 1 cannot be completed by worker 'a'. It is locked by worker 'b'.")).startsWith("External Task 1");
        assertThat(message(TASKLIST, 400, "「实收金额」与应收不符")).isEqualTo("「实收金额」与应收不符");
        assertThat(message(TASKLIST, 500, "收款「SK-1」还没有收到款项，不能开收据")).contains("SK-1");
        assertThat(message(MACHINES, 400, "变量不能是 Java 对象（javax.swing.JEditorPane）")).as("what the caller sent itself").contains("JEditorPane");
        assertThat(message(TASKLIST, 404, "Cannot find task with id 1")).isEqualTo("Cannot find task with id 1");
    }

    @Test
    @DisplayName("what is no error passes as it is, and so does an error that is no JSON")
    void passesTheRest() throws Exception {
        assertThat(answer(TASKLIST, 200, "{\"message\":\"java.lang.String\"}").getContentAsString()).contains("java.lang.String");
        assertThat(answer(TASKLIST, 500, "<p>x</p>").getContentAsString()).isEqualTo("<p>x</p>");
        assertThat(answer(MACHINES, 404, "[]").getContentAsString()).isEqualTo("[]");
    }
}
