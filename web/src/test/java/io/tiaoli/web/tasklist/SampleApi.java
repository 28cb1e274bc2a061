package io.tiaoli.web.tasklist;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Stands in for the product's API that Tasklist asks; the case number decides how it answers. */
class SampleApi {

    static final String UNKNOWN = "RO-UNKNOWN";
    static final String EMPTY = "RO-EMPTY";
    static final String BROKEN = "RO-BROKEN";

    @Bean
    RouterFunction<ServerResponse> api(TaskService tasks, RuntimeService cases) {
        return RouterFunctions.route()
                .GET("/api/me", request -> ServerResponse.ok().body(Map.of("name", "李晓燕", "links", List.of(
                        Map.of("label", "案件查询", "url", "/cases"), Map.of("label", "消息箱", "url", "/messages")))))
                .GET("/api/tasks/{id}/context", request -> {
                    String instance = tasks.createTaskQuery().taskId(request.pathVariable("id")).singleResult()
                            .getProcessInstanceId();
                    String caseNo = cases.createProcessInstanceQuery().processInstanceId(instance).singleResult()
                            .getBusinessKey();
                    return switch (caseNo) {
                        case UNKNOWN -> ServerResponse.notFound().build();
                        case EMPTY -> ServerResponse.ok().body(Map.of());
                        case BROKEN -> ServerResponse.status(500).body(Map.of());
                        default -> ServerResponse.ok().body(context(caseNo));
                    };
                })
                .build();
    }

    private static Map<String, Object> context(String caseNo) {
        return Map.of(
                "caseNo", caseNo,
                "caseUrl", "/cases/" + caseNo,
                "lines", List.of(
                        Map.of("label", "客户", "value", "王小明 <b>先生</b>"),
                        Map.of("label", "车辆", "value", "沪A12345 福克斯 2019款"),
                        Map.of("label", "承诺", "value", "今天 17:30 交车")),
                "script", "您好，这里是条理汽车服务部，请问是王小明先生吗？\n想和您确认一下今天的维修项目。",
                "window", "9:00–12:00、14:00–20:00",
                "lastContact", "11月20日 李晓燕：客户说刹车有异响",
                "notices", List.of("已超过承诺时间 20 分钟"),
                "links", List.of(
                        Map.of("label", "照片（3 张）", "url", "/cases/" + caseNo + "/photos"),
                        Map.of("label", "客户签名", "url", "/sign/" + caseNo),
                        Map.of("label", "坏链接", "url", "javascript:alert(1)")));
    }
}
