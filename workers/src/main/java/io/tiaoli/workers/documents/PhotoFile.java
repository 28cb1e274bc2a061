package io.tiaoli.workers.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** An uploaded file that claims to be a photo, checked by its bytes, its measures and by decoding it. */
record PhotoFile(String name, byte[] bytes) {

    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int MAX_MEGAPIXELS = 40;
    private static final String ALLOWED = "只接受 JPEG 和 PNG";

    /** The pixels, thinned out while reading so that a big photo needs little memory, but not below {@code edge}. */
    BufferedImage decode(int edge) {
        if (bytes.length == 0) throw refusal("是空文件，请重新拍摄");
        if (bytes.length > MAX_BYTES) throw refusal("有 %.1f MB，最大 10 MB".formatted(bytes.length / 1024.0 / 1024.0));
        var format = format();
        if (format.equals("jpeg") && !Jpeg.read(bytes).isComplete()) throw refusal("不完整，可能上传时中断了，请重新上传");
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return read(reader, edge);
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refusal("已损坏或不是普通照片，无法打开；" + ALLOWED);
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage read(ImageReader reader, int edge) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MAX_MEGAPIXELS * 1_000_000L) throw refusal("为 %d×%d 像素，最多 %d00 万像素".formatted(width, height, MAX_MEGAPIXELS));
        var parameters = reader.getDefaultReadParam();
        int step = (int) Math.max(1, Math.max(width, height) / edge);
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    /** 1 to 8 as in EXIF; 1 is upright. */
    int orientation() {
        return format().equals("jpeg") ? Jpeg.read(bytes).orientation() : 1;
    }

    private String format() {
        var head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) return "jpeg";
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) return "png";
        if (head.startsWith("ftyp", 4)) throw refusal("是 HEIC 照片，浏览器无法显示；请在手机相机设置中选「兼容性最佳」后重拍，" + ALLOWED);
        if (head.startsWith("WEBP", 8)) throw refusal("是 WebP 图片；" + ALLOWED);
        throw refusal("不是照片；" + ALLOWED);
    }

    private Refusal refusal(String why) {
        return new Refusal("照片「%s」%s".formatted(name, why));
    }

    private static final class Refusal extends IllegalArgumentException {

        Refusal(String message) {
            super(message);
        }
    }
}
