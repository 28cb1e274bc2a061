package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.fontbox.ttf.TrueTypeFont;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sheet's font is cut to what papers use, and no paper misses a character of its own. */
class FontsTest {

    private static final int MOST = 300;

    final Fonts fonts = new Fonts(resource(), MOST);

    @Test
    @DisplayName("a font has the characters of its paper, of those before and of lists, and not the 20,000 of the whole")
    void isCut() throws IOException {
        fonts.lend("条理").close();
        try (var lent = fonts.lend("龘犇 é")) {
            assertThat(missing(lent.font(), "条理龘犇éÉABCabc019…—")).isEmpty();
            assertThat(lent.font().getNumberOfGlyphs()).isLessThan(1_000);
        }
        try (var lent = fonts.lend("条")) {
            assertThat(missing(lent.font(), "条理龘犇")).isEmpty();
        }
    }

    @Test
    @DisplayName("a paper may write a word in capitals that stands in small letters, and the other way round")
    void bothCases() throws IOException {
        try (var lent = fonts.lend("еж ЖУК")) {
            assertThat(missing(lent.font(), "ежЕЖжук")).isEmpty();
        }
    }

    @Test
    @DisplayName("what many papers have used is forgotten, and comes back with the next paper that uses it")
    void forgets() throws IOException {
        String many = IntStream.range(0x4E00, 0x4E00 + MOST - 2).mapToObj(Character::toString).collect(Collectors.joining());
        fonts.lend("龘犇").close();
        fonts.lend(many).close();
        try (var lent = fonts.lend("条")) {
            assertThat(missing(lent.font(), "条")).isEmpty();
            assertThat(missing(lent.font(), "龘犇")).isEqualTo("龘犇");
        }
        try (var lent = fonts.lend("龘")) {
            assertThat(missing(lent.font(), "龘条")).isEmpty();
        }
    }

    @Test
    @DisplayName("two papers at a time never read one font; one after the other do")
    void oneAtATime() throws IOException {
        var first = fonts.lend("条理");
        try (var second = fonts.lend("条理")) {
            assertThat(second.font()).isNotSameAs(first.font());
        }
        first.close();
        try (var one = fonts.lend("条理"); var other = fonts.lend("条理")) {
            assertThat(one.font() == first.font() || other.font() == first.font()).isTrue();
        }
    }

    private static String missing(TrueTypeFont font, String wanted) throws IOException {
        var glyphs = font.getUnicodeCmapLookup();
        return wanted.codePoints().filter(c -> glyphs.getGlyphId(c) == 0).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static byte[] resource() {
        try (var in = Fonts.class.getResourceAsStream("/fonts/wqy-microhei.ttf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
