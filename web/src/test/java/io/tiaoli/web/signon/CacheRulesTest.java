package io.tiaoli.web.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Wire;

@AppTest
class CacheRulesTest {

    @Autowired Wire wire;

    @Test
    @DisplayName("a browser keeps Tasklist's files but asks each time whether they are still good, and keeps nothing else")
    void keepsFilesOnly() {
        var advisor = wire.signedOn("service-advisor-1");
        for (String file : new String[] {"/camunda/app/tasklist/locales/zh.json", "/camunda/app/tasklist/scripts/config.js", "/camunda/app/tasklist/camunda-tasklist-bootstrap.js"}) {
            var first = advisor.get(file);
            assertThat(first.statusCode()).as(file).isEqualTo(200);
            assertThat(rule(first)).as(file).isEqualTo("no-cache");
            var again = advisor.get(file, "If-Modified-Since", first.headers().firstValue("Last-Modified").orElseThrow());
            assertThat(again.statusCode()).as(file).isEqualTo(304);
        }
        for (String page : new String[] {"/camunda/app/tasklist/default/", "/camunda/api/engine/engine/default/task", "/api/me", "/notThere.json"}) {
            assertThat(rule(advisor.get(page))).as(page).contains("no-store");
        }
    }

    private static String rule(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("");
    }
}
