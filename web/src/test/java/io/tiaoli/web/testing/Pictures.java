package io.tiaoli.web.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Photos as a phone takes them, no two alike, and what somebody draws with a finger. */
public final class Pictures {

    private static int number;

    public static synchronized byte[] jpeg() {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(70, 110, 150));
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(Color.ORANGE);
        brush.fillOval(20 + 7 * ++number % 400, 120, 180, 180);
        return file(image, "jpg");
    }

    /** A stroke as the signing page sends it. */
    public static byte[] signature() {
        var image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
        var brush = image.createGraphics();
        brush.setColor(Color.BLACK);
        brush.drawArc(20, 10, 200, 70, 20, 280);
        return file(image, "png");
    }

    private static byte[] file(BufferedImage image, String format) {
        try (var file = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pictures() {}
}
