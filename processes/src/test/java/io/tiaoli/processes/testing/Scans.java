package io.tiaoli.processes.testing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** What people hold in front of a camera or draw on a screen. */
public final class Scans {

    private static int number;

    /** A photo of a paper, no two alike. */
    public static synchronized byte[] photo() {
        var image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
        image.setRGB(number % 120, number++ / 120 % 80, 0xFFFFFF);
        return encoded(image, "jpg");
    }

    public static byte[] signature() {
        var image = new BufferedImage(240, 80, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(3));
        pen.drawLine(10, 60, 120, 15);
        pen.drawLine(120, 15, 220, 65);
        pen.dispose();
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Scans() {}
}
