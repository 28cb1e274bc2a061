package io.tiaoli.web.chaos;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who sign the papers of their case on the screen. */
final class Signing {

    private final JdbcClient jdbc;
    private final byte[] drawn = drawn();

    Signing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signs whatever waits for it; a paper that wants no signature has no pad. */
    void sign(Server server, String caseNo) {
        jdbc.sql("select id from document where case_no = ? and signed_at is null").param(caseNo).query(String.class).list().forEach(id -> server.sign(id, "韩一", drawn));
    }

    private static byte[] drawn() {
        var image = new BufferedImage(240, 80, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(3));
        pen.drawLine(10, 60, 120, 15);
        pen.drawLine(120, 15, 220, 65);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
