package io.tiaoli.workers.documents;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Keeps the sheet's font parsed between two papers: to parse its 20,000 characters took longer than to print a page.
 * A parsed font reads its glyphs through one position, so each paper has one to itself as long as it is printed.
 */
class Fonts {

    private final byte[] file;
    private final ConcurrentLinkedQueue<TrueTypeFont> idle = new ConcurrentLinkedQueue<>();

    Fonts(byte[] file) {
        this.file = file;
    }

    TrueTypeFont take() throws IOException {
        var font = idle.poll();
        return font != null ? font : new TTFParser().parse(new RandomAccessReadBuffer(file));
    }

    void giveBack(TrueTypeFont font) {
        idle.add(font);
    }
}
