package io.tiaoli.web.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.NotThere;

/** Papers as pictures, because a phone's browser shows no PDF inside a page. */
@Component
public class DocumentPages {

    private static final float DPI = 120;

    public int count(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param page counts from 1
     * @return a PNG
     */
    public byte[] page(byte[] pdf, int page) {
        try (var document = Loader.loadPDF(pdf)) {
            if (page < 1 || page > document.getNumberOfPages()) throw new NotThere("这份单据没有第 %d 页".formatted(page));
            var png = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.RGB), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
