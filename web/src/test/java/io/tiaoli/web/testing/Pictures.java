package io.tiaoli.web.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Photos as a phone takes them, no two alike. */
public final class Pictures {

    private static int number;

    public static synchronized byte[] jpeg() {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(70, 110, 150));
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(Color.ORANGE);
        brush.fillOval(20 + 7 * ++number % 400, 120, 180, 180);
        try (var file = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pictures() {}
}
