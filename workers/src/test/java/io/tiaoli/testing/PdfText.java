package io.tiaoli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader of a PDF sees. */
public final class PdfText {

    public static String of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without blanks and line breaks, which a layout puts anywhere. */
    public static String solid(byte[] pdf) {
        return of(pdf).replaceAll("\\s+", "");
    }

    private PdfText() {}
}
