package io.tiaoli.web.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.AuthorizationException;
import org.apache.catalina.connector.ClientAbortException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

import io.tiaoli.processes.engine.UnstorableInput;
import io.tiaoli.workers.Refused;

/** Says every refusal and failure of our pages in one plain sentence; a failure gets a number that stands in the log. */
@ControllerAdvice
@Order(0)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private static final int LONGEST_VALUE = 60;

    record Sentence(String message) {}

    /** A page asked for something that is not there. */
    @ExceptionHandler(NotThere.class)
    Object notThere(NotThere e, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, e.getMessage(), request);
    }

    @ExceptionHandler({IllegalArgumentException.class, Refused.class, BadUserRequestException.class})
    Object refused(RuntimeException e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, e.getMessage(), request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "文件太大：照片最多 10 MB，导入的文件最多 12 MB", request);
    }

    /** A parameter of another kind than its page reads. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object otherKind(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        String value = String.valueOf(e.getValue());
        return answer(HttpStatus.BAD_REQUEST, "「%s」的值「%s」不对，应为%s".formatted(e.getName(), value.substring(0, Math.min(value.length(), LONGEST_VALUE)), kind(e.getParameter().nestedIfOptional().getNestedParameterType())), request);
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) return " true 或 false";
        if (type == LocalDate.class) return "日期，如 2026-11-23";
        if (type == LocalDateTime.class) return "日期和时间，如 2026-11-23T09:00";
        if (type.isEnum()) return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining("、", "其中之一：", ""));
        return "整数";
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class, MethodArgumentConversionNotSupportedException.class})
    Object unreadable(Exception e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "请求的内容读不懂，请检查它的写法", request);
    }

    @ExceptionHandler({AccessDeniedException.class, AuthorizationException.class})
    Object denied(RuntimeException e, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "您没有权限做这件事", request);
    }

    /** The browser has gone while the answer was on its way: nobody is left to tell, so the response stays as it is. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone(IOException e, HttpServletRequest request, HttpServletResponse untouched) {
        LOG.debug("{} {} was left before it was answered: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
    }

    @ExceptionHandler(Exception.class)
    Object failed(Exception e, HttpServletRequest request) {
        if (e instanceof org.springframework.web.ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return answer(HttpStatus.valueOf(response.getStatusCode().value()), "没有这个页面，或者请求的写法不对", request);
        }
        if (UnstorableInput.isCauseOf(e)) return answer(HttpStatus.BAD_REQUEST, UnstorableInput.SENTENCE, request);
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Failure {} at {} {}", number, request.getMethod(), request.getRequestURI(), e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "系统出错了，请稍后再试。错误编号 " + number, request);
    }

    private static Object answer(HttpStatus status, String message, HttpServletRequest request) {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) return ResponseEntity.status(status).body(new Sentence(message));
        var page = new ModelAndView("problem", status);
        page.addObject("message", message);
        page.addObject("title", "没有办成");
        return page;
    }
}
