package io.tiaoli.web.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Wire;

@AppTest
class PageNonceTest {

    private static final Pattern ALLOWED = Pattern.compile("'nonce-([\\w-]{20,})'");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");
    private static final int PAGES = 60;

    @Autowired Wire wire;

    @Test
    @DisplayName("of many pages of the engine at the same time, each allows exactly its own scripts, by a nonce that no other page has")
    void ownNonce() throws Exception {
        var somebody = wire.signedOn("administrator-1");
        var crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> visits = new ArrayList<>();
            for (int n = 0; n < PAGES; n++) {
                String app = List.of("tasklist", "admin", "cockpit", "welcome").get(n % 4);
                visits.add(() -> nonce(somebody, "/camunda/app/" + app + "/default/"));
            }
            List<String> nonces = new ArrayList<>();
            for (Future<String> visit : crowd.invokeAll(visits)) nonces.add(visit.get());
            assertThat(nonces).hasSize(PAGES).doesNotHaveDuplicates();
        } finally {
            crowd.shutdownNow();
        }
    }

    private static String nonce(Wire.Session somebody, String path) {
        var page = somebody.get(path);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        var allowed = ALLOWED.matcher(policy);
        assertThat(allowed.find()).as("a nonce in the policy of %s: %s", path, policy).isTrue();
        var scripts = SCRIPT.matcher(page.body()).results().map(found -> found.group()).toList();
        assertThat(scripts).as(path).hasSizeGreaterThan(2).allMatch(script -> script.contains("nonce=\"%s\"".formatted(allowed.group(1))));
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        return allowed.group(1);
    }

    @Test
    @DisplayName("what is no page of the engine has our own policy")
    void others() {
        var somebody = wire.signedOn("administrator-1");
        for (String path : List.of("/camunda/api/engine/engine/default/task/count", "/camunda/app/tasklist/scripts/config.js", "/cases")) {
            assertThat(somebody.get(path).headers().allValues("Content-Security-Policy")).as(path).singleElement().asString().contains("script-src 'self';");
        }
    }
}
