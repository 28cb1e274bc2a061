package io.tiaoli.workers.documents;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** A photo made fit to keep: JPEG, upright, of bounded size, without camera data such as the place. */
public record Picture(byte[] jpeg, byte[] thumbnail, int width, int height) {

    public static final String CONTENT_TYPE = "image/jpeg";
    /** The largest one allowed takes a quarter of a small node's memory while it is open, so they are opened one at a time. */
    private static final Semaphore TURN = new Semaphore(1, true);
    private static final int PATIENCE_SECONDS = 15;
    private static final int LONGEST_EDGE = 2560;
    private static final int THUMBNAIL_EDGE = 400;
    private static final float QUALITY = 0.85f;

    /** @throws IllegalArgumentException in Chinese, naming the file, what is wrong and what is allowed */
    public static Picture of(String fileName, byte[] bytes) {
        try {
            if (!TURN.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalArgumentException("现在上传照片的人太多，「%s」还没有收下，请稍后再传".formatted(fileName));
            try {
                return opened(new PhotoFile(fileName, bytes));
            } finally {
                TURN.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Picture opened(PhotoFile file) {
        var picture = upright(shrunk(file.decode(LONGEST_EDGE), LONGEST_EDGE), file.orientation());
        return new Picture(encoded(picture), encoded(shrunk(picture, THUMBNAIL_EDGE)), picture.getWidth(), picture.getHeight());
    }

    /** Halves as long as it can, so that no pixel is skipped, then takes the last step. */
    private static BufferedImage shrunk(BufferedImage image, int edge) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= edge) return image;
        double scale = longest >= 2 * edge ? 0.5 : (double) edge / longest;
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        return shrunk(drawn(image, width, height, AffineTransform.getScaleInstance((double) width / image.getWidth(), (double) height / image.getHeight())), edge);
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        return switch (orientation) {
            case 2 -> drawn(image, w, h, new AffineTransform(-1, 0, 0, 1, w, 0));
            case 3 -> drawn(image, w, h, new AffineTransform(-1, 0, 0, -1, w, h));
            case 4 -> drawn(image, w, h, new AffineTransform(1, 0, 0, -1, 0, h));
            case 5 -> drawn(image, h, w, new AffineTransform(0, 1, 1, 0, 0, 0));
            case 6 -> drawn(image, h, w, new AffineTransform(0, 1, -1, 0, h, 0));
            case 7 -> drawn(image, h, w, new AffineTransform(0, -1, -1, 0, h, w));
            case 8 -> drawn(image, h, w, new AffineTransform(0, -1, 1, 0, 0, w));
            default -> drawn(image, w, h, new AffineTransform());
        };
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, AffineTransform how) {
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = canvas.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image, how, null);
        pen.dispose();
        return canvas;
    }

    private static byte[] encoded(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
