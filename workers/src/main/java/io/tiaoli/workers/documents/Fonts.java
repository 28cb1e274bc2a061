package io.tiaoli.workers.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The sheet's font, cut to the characters that papers have used so far: to measure all its 20,000 for each paper took
 * half of printing it. It stays parsed between two papers. A parsed font reads its glyphs through one position, so each
 * paper has one to itself as long as it is printed.
 */
final class Fonts {

    /** What a page itself may add to its texts, such as the numbers of a list and hyphens. */
    private static final int[][] SCRIPTS = {{0x20, 0x17F}, {0x2000, 0x206F}};

    private final byte[] file;
    private final int most;
    private final BitSet known = new BitSet();
    private TrueTypeFont whole;
    private Pool cut;

    /** @param most characters that are remembered: cutting takes the square of their number, so rare ones are forgotten some day */
    Fonts(byte[] file, int most) {
        this.file = file;
        this.most = most;
    }

    /** A font for one paper of these texts, in capitals or small letters too. */
    Lent lend(String... texts) throws IOException {
        var used = new BitSet();
        Stream.of(texts).flatMap(text -> Stream.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))).flatMapToInt(String::codePoints).forEach(used::set);
        var pool = with(used);
        return new Lent(pool, pool.take());
    }

    private synchronized Pool with(BitSet used) throws IOException {
        var unknown = (BitSet) used.clone();
        unknown.andNot(known);
        if (cut != null && unknown.isEmpty()) return cut;
        if (known.cardinality() + unknown.cardinality() > most) known.clear();
        known.or(used);
        cut = new Pool(cut());
        return cut;
    }

    private byte[] cut() throws IOException {
        if (whole == null) whole = parsed(file);
        var subset = new TTFSubsetter(whole);
        known.stream().forEach(subset::add);
        for (int[] script : SCRIPTS) for (int c = script[0]; c <= script[1]; c++) subset.add(c);
        var font = new ByteArrayOutputStream();
        subset.writeToStream(font);
        return font.toByteArray();
    }

    private static TrueTypeFont parsed(byte[] file) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A font as long as one paper is printed. */
    record Lent(Pool from, TrueTypeFont font) implements AutoCloseable {

        @Override
        public void close() {
            from.idle.add(font);
        }
    }

    private record Pool(byte[] file, ConcurrentLinkedQueue<TrueTypeFont> idle) {

        Pool(byte[] file) {
            this(file, new ConcurrentLinkedQueue<>());
        }

        TrueTypeFont take() {
            var font = idle.poll();
            return font != null ? font : parsed(file);
        }
    }
}
