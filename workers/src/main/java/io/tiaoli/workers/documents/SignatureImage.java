package io.tiaoli.workers.documents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

/** A signature drawn on the screen: a small PNG that shows something. */
final class SignatureImage {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MAX_BYTES = 300 * 1024;
    private static final int MAX_EDGE = 3000;

    static void check(byte[] png) {
        if (png.length > MAX_BYTES) throw new IllegalArgumentException("签名图片有 %d kB，最大 300 kB".formatted(png.length / 1024));
        if (png.length < PNG.length || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) throw new IllegalArgumentException("签名图片不是 PNG，只接受 PNG");
        if (isBlank(read(png))) throw new IllegalArgumentException("签名栏是空白的，请签名后再提交");
    }

    private static BufferedImage read(byte[] png) {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            // texts beside the picture may unpack into more than the memory holds
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 20 || height < 20 || width > MAX_EDGE || height > MAX_EDGE) {
                throw new IllegalArgumentException("签名图片为 %d×%d 像素，每边应在 20 至 %d 之间".formatted(width, height, MAX_EDGE));
            }
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            if (e instanceof IllegalArgumentException refusal && refusal.getMessage().startsWith("签名图片")) throw refusal;
            throw new IllegalArgumentException("签名图片已损坏，请重新签名", e);
        } finally {
            reader.dispose();
        }
    }

    private static boolean isBlank(BufferedImage drawn) {
        var onPaper = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = onPaper.createGraphics();
        pen.drawImage(drawn, 0, 0, Color.WHITE, null);
        pen.dispose();
        int[] pixels = onPaper.getRGB(0, 0, onPaper.getWidth(), onPaper.getHeight(), null, 0, onPaper.getWidth());
        return Arrays.stream(pixels).allMatch(pixel -> pixel == pixels[0]);
    }

    private SignatureImage() {}
}
