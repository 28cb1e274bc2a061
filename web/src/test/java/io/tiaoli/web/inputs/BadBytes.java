package io.tiaoli.web.inputs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Breaks a file without knowing what it holds: cut off, bits turned, in another encoding, far too long. */
final class BadBytes {

    private static final List<String> CHARSETS = List.of("UTF-16", "UTF-16LE", "UTF-16BE", "GBK", "GB18030", "UTF-32", "ISO-8859-1", "Big5");

    private final Hostile hostile;

    BadBytes(Hostile hostile) {
        this.hostile = hostile;
    }

    byte[] broken(byte[] file) {
        if (file.length == 0) return new byte[] {(byte) hostile.below(256)};
        return switch (hostile.below(16)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) hostile.below(256)};
            case 2, 3 -> Arrays.copyOf(file, hostile.below(file.length));
            case 4, 5 -> turned(file, 1 + hostile.below(8));
            case 6 -> turned(file, file.length / 20 + 1);
            case 7 -> inserted(file, new byte[hostile.one(List.of(1, 4, 4_000))]);
            case 8 -> joined(hostile.one(List.of(bytes(0xEF, 0xBB, 0xBF), bytes(0xFF, 0xFE), bytes(0xFE, 0xFF), bytes(0, 0, 0xFE, 0xFF), bytes(0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF))), file);
            case 9, 10 -> encoded(file, hostile.one(CHARSETS));
            case 11 -> text(file).replace("\r\n", "\n").replace("\n", hostile.one(List.of("\r\n", "\r", "", "\n\n\n", "\u2028"))).getBytes(StandardCharsets.UTF_8);
            case 12 -> inserted(file, hostile.one(List.of("x", "长", " ", "\n", "a,", "{{", "<a ", "\"")).repeat(hostile.one(List.of(5_000, 300_000))).getBytes(StandardCharsets.UTF_8));
            case 13 -> joined(file, file);
            case 14 -> inserted(file, hostile.text().getBytes(StandardCharsets.UTF_8));
            default -> turned(new byte[hostile.below(4_000) + 1], 4_000);
        };
    }

    private byte[] turned(byte[] file, int times) {
        byte[] turned = file.clone();
        for (int i = 0; i < times; i++) turned[hostile.below(turned.length)] ^= (byte) (1 << hostile.below(8));
        return turned;
    }

    private byte[] inserted(byte[] file, byte[] more) {
        int at = hostile.below(file.length + 1);
        return joined(joined(Arrays.copyOf(file, at), more), Arrays.copyOfRange(file, at, file.length));
    }

    /** Declared where the file declares one and a coin says so. */
    private byte[] encoded(byte[] file, String charset) {
        String text = text(file);
        return (hostile.in(2) ? text.replaceFirst("encoding=\"[^\"]*\"", "encoding=\"" + charset + "\"") : text).getBytes(Charset.forName(charset));
    }

    static byte[] joined(byte[]... all) {
        var joined = new ByteArrayOutputStream();
        for (byte[] one : all) joined.writeBytes(one);
        return joined.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
