package io.tiaoli.workers.documents;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Looks at printed papers and draws signatures. */
final class Papers {

    /** How many pictures the pages show. */
    static int images(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            int images = 0;
            for (var page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames()) if (page.getResources().isImageXObject(name)) images++;
            }
            return images;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves a picture of a page behind for a look. */
    static BufferedImage page(byte[] pdf, int page, String name) {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(page, 96);
            Files.createDirectories(Path.of("target/papers"));
            ImageIO.write(image, "png", Path.of("target/papers", name + ".png").toFile());
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] signature() {
        var image = new BufferedImage(480, 160, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(5));
        var stroke = new Path2D.Double();
        stroke.moveTo(40, 110);
        stroke.curveTo(120, 0, 160, 190, 240, 60);
        stroke.curveTo(300, 10, 320, 150, 440, 70);
        pen.draw(stroke);
        pen.dispose();
        return png(image);
    }

    static byte[] png(BufferedImage image) {
        return encoded(image, "png");
    }

    static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Papers() {}
}
