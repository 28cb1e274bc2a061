package io.tiaoli.processes.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every shipped paper with a place for a signature. */
class SignedPapersTest {

    @Test
    @DisplayName("a paper that is signed on the screen names one person in one place as its signer")
    void namesItsSigner() throws IOException {
        try (var papers = Files.find(Path.of(""), 3, (path, of) -> path.toString().matches("[a-z]+/[a-z-]+/[a-z0-9-]+\\.html"))) {
            var signed = papers.filter(paper -> read(paper).contains("{{#signature}}")).toList();
            assertThat(signed).hasSizeGreaterThan(10);
            assertThat(signed).allSatisfy(paper -> assertThat(Jsoup.parseBodyFragment(read(paper)).select(".signer")).singleElement()
                    .satisfies(signer -> assertThat(signer.text()).contains("{{")));
        }
    }

    private static String read(Path paper) {
        try {
            return Files.readString(paper);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
