package io.tiaoli.web.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;

/** The telephone with which an advisor takes pictures on the walk round the car. */
final class Camera {

    private Camera() {
    }

    static void take(Page page, String kind, String note) {
        page.locator("#kind").selectOption(new SelectOption().setLabel(kind));
        page.locator("#note").fill(note);
        page.locator("#file").setInputFiles(new FilePayload("IMG_1124.jpg", "image/jpeg", scratch()));
        page.locator("#photo-form button[type=submit]").click();
        assertThat(page.locator("#photos figure")).hasCount(1);
        assertThat(page.locator("#photos figcaption")).containsText(note);
        // the thumbnail has arrived
        page.waitForFunction("() => [...document.querySelectorAll('#photos img')].every(image => image.naturalWidth > 0)");
    }

    /** A white door with a scratch. */
    private static byte[] scratch() {
        var door = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var paint = door.createGraphics();
        paint.setColor(new Color(0xe8ebee));
        paint.fillRect(0, 0, 800, 600);
        paint.setColor(new Color(0x9aa4ad));
        paint.setStroke(new BasicStroke(6));
        paint.drawRoundRect(60, 40, 680, 520, 60, 60);
        paint.fillRoundRect(560, 250, 120, 30, 20, 20);
        paint.setColor(new Color(0x6b3a2e));
        paint.drawLine(180, 330, 420, 390);
        paint.dispose();
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(door, "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }
}
