package io.tiaoli.web.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import io.tiaoli.workers.Refused;

class PlainErrorsTest {

    static final String TASKLIST = "/camunda/api/engine/engine/default/task/1/submit-form";
    static final String MACHINES = "/engine-rest/external-task/1/complete";

    final ObjectMapper json = new ObjectMapper();
    RuntimeException noted = new IllegalStateException("broken");

    MockHttpServletResponse answer(String path, int status, String body) throws Exception {
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest("POST", path);
        request.setAttribute(NotedFailure.class.getName(), noted);
        new PlainErrors(json).doFilter(request, response, (unchanged, written) -> {
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
    @DisplayName("SQL and class names stay in the log, under a number that the caller reads where the failure is ours")
    void hidesHowWeAreBuilt(String technical) throws Exception {
        for (String path : new String[] {TASKLIST, MACHINES}) {
            assertThat(message(path, 500, technical)).matches("系统出错了，请稍后再试。错误编号 [0-9a-f]{8}");
            assertThat(message(path, 400, technical)).startsWith("没有办成");
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

    static Stream<Arguments> failures() {
        return Stream.of(arguments(new ProcessEngineException("No job found with id '1'."), 400), arguments(new NullValueException("workerId is null"), 400),
                arguments(new ProcessEngineException("Cannot submit", new IllegalArgumentException("这张表单只接收「a」")), 400), arguments(new IllegalArgumentException("x"), 400), arguments(new Refused("taken", "已经办完"), 400),
                arguments(new NotFoundException("x"), 404), arguments(new ProcessEngineException(new AuthorizationException("x")), 403),
                arguments(new ProcessEnginePersistenceException("x", new SQLException()), 500), arguments(new ProcessEngineException("Cannot submit", new NullPointerException()), 500), arguments(new IllegalStateException("x"), 500));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("what the engine refuses is the caller's fault, whatever its interface says; what breaks is ours")
    void blame(RuntimeException failure, int status) throws Exception {
        noted = failure;
        assertThat(answer(MACHINES, 500, "{\"type\": \"RestException\", \"message\": \"x\"}").getStatus()).isEqualTo(status);
    }

    @Test
    @DisplayName("where no command failed, the interface could not read what came in")
    void noCommand() throws Exception {
        noted = null;
        var answer = answer(MACHINES, 500, json.writeValueAsString(java.util.Map.of("type", "RestException", "message", "Cannot invoke \"org.camunda.bpm.engine.rest.dto.runtime.JobQueryDto.x()\" because \"queryDto\" is null")));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("没有办成").doesNotContain("JobQueryDto");
        assertThat(answer(MACHINES, 400, "{\"message\": \"Cannot set query parameter 'suspended' to value '${7*7}': Cannot convert value ${7*7} to java type java.lang.Boolean\"}").getContentAsString(StandardCharsets.UTF_8))
                .contains("「suspended」的值「${7*7}」不对");
    }

    @Test
    @DisplayName("a body that Jackson cannot read is refused with the place, not with our classes")
    void unreadableBody() throws Exception {
        var answer = answer(MACHINES, 400, "Cannot deserialize value of type `java.util.Date` from String \"x\" at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 18] "
                + "(through reference chain: org.camunda.bpm.engine.rest.dto.history.HistoricProcessInstanceQueryDto[\"finishedAfter\"])");
        assertThat(answer.getContentType()).startsWith("application/json");
        assertThat(json.readTree(answer.getContentAsByteArray()).path("message").asText()).isEqualTo("请求的内容读不懂（第 1 行，第 18 列）：「finishedAfter」的值不对");
    }

    @ParameterizedTest
    @CsvSource({"'select '", "a.", "'insert into '"})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a message that repeats a long value of the caller is not searched through, and does not go out")
    void longMessages(String word) throws Exception {
        String value = word.repeat(100_000);
        assertThat(message(MACHINES, 400, "No such thing: " + value)).hasSizeLessThan(100).startsWith("没有办成");
        assertThat(answer(MACHINES, 400, "Cannot deserialize value from String \"" + value + "\" (through reference chain: x[\"priority\"])").getContentAsString(StandardCharsets.UTF_8)).contains("「priority」的值不对");
    }
}
