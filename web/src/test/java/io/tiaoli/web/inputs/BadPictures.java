package io.tiaoli.web.inputs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

/** Makes pictures that are small to send and large to open, half a picture, or something else beside one. */
final class BadPictures {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final Hostile hostile;
    private final BadBytes bytes;
    /** What is alike in many of them, by what it is: it costs time to make. */
    private final Map<String, byte[]> made = new TreeMap<>();

    BadPictures(Hostile hostile) {
        this.hostile = hostile;
        this.bytes = new BadBytes(hostile);
    }

    byte[] one() throws IOException {
        return switch (hostile.below(12)) {
            case 0 -> png(hostile.one(List.of(30_000, 2_000_000_000, 0, -1)), hostile.one(List.of(30_000, 1, 2_000_000_000)), 8, 2, 1024 * 1024);
            case 1 -> hostile.in(4) ? png(6_300, 6_300, hostile.one(List.of(8, 16)), hostile.one(List.of(0, 2, 6)), 6_300 * (6_300 * 4 + 1)) : png(39_000_000, 1, 8, 0, 39_000_001);
            case 2 -> png(300, 200, hostile.one(List.of(0, 1, 3, 8, 16, 255)), hostile.below(8), 200 * 1_201);
            case 3 -> withChunk(drawn("png"), hostile.one(List.of("zTXt", "iTXt", "iCCP")), hostile.one(List.of(1, 100, 280)));
            case 4 -> BadBytes.joined(drawn(hostile.one(List.of("png", "jpeg"))), "<html><script>alert(1)</script>PK\u0003\u0004<?php echo 1;?>".getBytes(ISO_8859_1));
            case 5 -> "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><image href=\"file:///etc/passwd\"/></svg>".getBytes(UTF_8);
            case 6 -> measured(drawn("jpeg"), hostile.below(65_536), hostile.below(65_536));
            case 7 -> BadBytes.joined(hostile.one(List.of(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c'}, new byte[] {'B', 'M'}, PNG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, "RIFF0000WEBP".getBytes(ISO_8859_1))), new byte[hostile.below(500)]);
            case 8 -> drawn(hostile.one(List.of("png", "jpeg")));
            default -> bytes.broken(drawn(hostile.one(List.of("png", "jpeg"))));
        };
    }

    /** A sound picture of as many pixels as are allowed, never the same twice. */
    byte[] large() {
        return BadBytes.joined(png(6_300, 6_300, 16, 6, 6_300 * (6_300 * 8 + 1)), new byte[] {(byte) hostile.below(256), (byte) hostile.below(256)});
    }

    /** A sound picture of a line, small enough for a signature. */
    byte[] drawn(String format) throws IOException {
        var image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(hostile.below(0xFFFFFF)));
        pen.drawLine(hostile.below(400), hostile.below(200), 399, 1);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** With these measures in its head, and so many bytes of nothing behind it. */
    private byte[] png(int width, int height, int depth, int color, int unpacked) {
        byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) color).put(new byte[3]).array();
        return BadBytes.joined(PNG, chunk("IHDR", head), chunk("IDAT", made.computeIfAbsent("%d pixels".formatted(unpacked), what -> pixels(unpacked))), chunk("IEND", new byte[0]));
    }

    private static byte[] pixels(int unpacked) {
        var pixels = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(pixels, new Deflater(9))) {
            byte[] nothing = new byte[64 * 1024];
            for (int left = unpacked; left > 0; left -= nothing.length) deflating.write(nothing, 0, Math.min(left, nothing.length));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return pixels.toByteArray();
    }

    /** A chunk of text or colours before the pixels that unpacks into so many megabytes. */
    private byte[] withChunk(byte[] png, String type, int megabytes) {
        int afterHead = 8 + 25;
        byte[] chunk = made.computeIfAbsent("%s of %d MB".formatted(type, megabytes), what -> chunk(type, packed(type, megabytes)));
        return BadBytes.joined(Arrays.copyOf(png, afterHead), chunk, Arrays.copyOfRange(png, afterHead, png.length));
    }

    private static byte[] packed(String type, int megabytes) {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes("a\0".getBytes(ISO_8859_1));
        packed.writeBytes(type.equals("iTXt") ? new byte[] {1, 0, 0, 0} : new byte[1]);
        try (var deflating = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (int i = 0; i < megabytes; i++) deflating.write(new byte[1024 * 1024]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        var sum = new CRC32();
        sum.update(type.getBytes(ISO_8859_1));
        sum.update(content);
        return ByteBuffer.allocate(content.length + 12).putInt(content.length).put(type.getBytes(ISO_8859_1)).put(content).putInt((int) sum.getValue()).array();
    }

    /** A JPEG that says it has these measures. */
    private static byte[] measured(byte[] jpeg, int width, int height) {
        for (int i = 2; i + 8 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) != 0xFF || (jpeg[i + 1] & 0xFF) != 0xC0) continue;
            ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
            break;
        }
        return jpeg;
    }
}
