package io.tiaoli.workers.messaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Makes what an SMS centre should not send: wrong encodings, headers, receipts, parameters, lengths. */
final class BadPdus {

    /**
     * One of them.
     *
     * @param sequence what an answer would name
     * @param framed whether its length is true, so that the next message is found behind it
     * @param sound whether it is a message that must be kept
     */
    record Sent(String kind, byte[] bytes, int sequence, boolean framed, boolean sound) {

        @Override
        public String toString() {
            return "%s: %d bytes %s".formatted(kind, bytes.length, HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 300)));
        }
    }

    private static final List<String> TEXTS = List.of("好的", "T", "退订", "", " ", "现在方便，谢谢", "😀😀", "\uD800", "\uFEFF", "\u0000", "a\u0000b", "长".repeat(60), "x".repeat(140), "١٢٣", "'; drop table reply; --", "\r\n\tat java.lang.Thread", "${7*7}", "{{x}}");
    private static final List<String> PHONES = List.of("13800001111", "8613800001111", "+8613900002222", "106900011", "", "0", "unknown", "99999999999999999999", "1380000111١", "a".repeat(20), "a".repeat(60), "\u0001\u0002", "(((");
    private static final List<String> RECEIPTS = List.of("id:R1-2 sub:001 dlvrd:001 submit date:2611211000 done date:2611211001 stat:DELIVRD err:000 text:", "id: stat:", "", "id:", "id:" + "9".repeat(100), "id:" + "9".repeat(250), "ID:R1-2 STAT:delivrd", "stat:DELIVRD",
            "id:R1-2 id:R1-3 stat:UNDELIV stat:DELIVRD", "id:a\u0000b stat:DELIVRD", "id:R1-2 stat:\u0000", "id:R1-2 stat:" + "X".repeat(200), "\u00ff\u00fe\u0000", "id:'; drop table receipt; -- stat:DELIVRD", "id:R1-2 stat:ACCEPTD", "id:%s%n stat:%d");
    private static final List<String> CHARSETS = List.of("UTF-16BE", "UTF-16LE", "UTF-8", "GBK", "ISO-8859-1", "UTF-16", "US-ASCII");
    private static final List<Integer> CODINGS = List.of(0, 1, 3, 4, 8, 15, 16, 24, 0xF0, 0xF5, 0xFF, 0xC0, 0xE0, 6, 9, 14);
    private static final List<Integer> TAGS = List.of(0x001E, 0x0427, 0x0424, 0x0204, 0x0423, 0x020C, 0x020E, 0x020F, 0x1400, 0x3FFF, 0x0000, 0xFFFF, 0x0005, 0x1381);

    private final Random random;

    BadPdus(Random random) {
        this.random = random;
    }

    void begin(long seed) {
        random.setSeed(seed);
    }

    Sent one(int sequence) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> message("reply", sequence, reply(), false);
            case 4, 5, 6 -> message("receipt", sequence, receipt(), false);
            case 7, 8, 9 -> message("part", sequence, part(), false);
            case 10, 11, 12 -> message("parameters", sequence, joined(one(List.of(reply(), receipt())), parameters()), false);
            case 13, 14 -> message("broken body", sequence, broken(one(List.of(reply(), receipt(), part()))), false);
            case 15 -> new Sent("other command", RawSmsc.pdu(one(List.of(0, 1, 3, 4, 7, 8, 0x0B, 0x21, 0x102, 0x103, 0x111, 0x80000000, 0x80000004, 0x80000005, 0x80000009, 0x80000015, 0x7FFFFFFF, 0xFFFFFFFF)), number(), sequence, one(List.of(new byte[0], reply(), bytes(40)))), sequence, true, false);
            case 16 -> message("odd sequence", one(List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1)), reply(), false);
            case 17 -> random.nextInt(8) == 0 ? length(sequence) : message("sound", sequence, deliver("13800001111", 0, 8, ("第 %d 句".formatted(sequence)).getBytes(StandardCharsets.UTF_16BE)), true);
            case 18 -> new Sent("status", RawSmsc.pdu(RawSmsc.DELIVER, number(), sequence, reply()), sequence, true, false);
            default -> message("sound", sequence, deliver("13800001111", 0, 8, ("第 %d 句".formatted(sequence)).getBytes(StandardCharsets.UTF_16BE)), true);
        };
    }

    private static Sent message(String kind, int sequence, byte[] body, boolean sound) {
        return new Sent(kind, RawSmsc.pdu(RawSmsc.DELIVER, 0, sequence, body), sequence, true, sound);
    }

    /** A length that is not true, or a message that breaks off, or no message at all. */
    private Sent length(int sequence) {
        byte[] sound = RawSmsc.pdu(RawSmsc.DELIVER, 0, sequence, reply());
        byte[] wrong = switch (random.nextInt(4)) {
            case 0 -> ByteBuffer.wrap(sound).putInt(one(List.of(0, 3, 4, 15, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x10000000, 100_000_000, 1_000_000, sound.length + 1, sound.length - 1, 16))).array();
            case 1 -> Arrays.copyOf(sound, random.nextInt(sound.length));
            case 2 -> bytes(1 + random.nextInt(400));
            default -> "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        };
        return new Sent("length", wrong, sequence, false, false);
    }

    private byte[] reply() {
        return deliver(one(PHONES), one(List.of(0, 0, 0, 0x40, 0x80, 0x08, 0x10, 0x18, 0xFF, 0x03)), one(CODINGS), one(TEXTS).getBytes(Charset.forName(one(CHARSETS))));
    }

    private byte[] receipt() {
        byte[] text = one(RECEIPTS).getBytes(Charset.forName(one(List.of("ISO-8859-1", "UTF-16BE", "UTF-8"))));
        return deliver(one(PHONES), one(List.of(0x04, 0x04, 0x20, 0x44, 0x24)), one(List.of(0, 0, 8, 3)), text);
    }

    /** A part of a long message: missing, doubled, out of order, of another series, of a header that is none. */
    private byte[] part() {
        byte[] header = one(List.of(udh(5, 0, 3, random.nextInt(3), of(), of()), udh(6, 8, 4, 0, random.nextInt(3), of(), of()), udh(5, 0, 3, 7, 0, 0), udh(5, 0, 3, 7, 255, 255), udh(255, 0, 3, 7, 2, 1), udh(0), udh(5), udh(5, 0, 3), udh(10, 0, 3, 7, 2, 1, 0, 3, 7, 2, 2), udh(5, 1, 3, 7, 2, 1)));
        byte[] text = one(TEXTS).getBytes(Charset.forName(one(CHARSETS)));
        return deliver("13800001111", 0x40, one(List.of(8, 8, 8, 0, 4)), joined(header, text));
    }

    private int of() {
        return one(List.of(1, 2, 3, 0, 127, 128, 255));
    }

    private static byte[] udh(int... octets) {
        byte[] header = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) header[i] = (byte) octets[i];
        return header;
    }

    private byte[] parameters() {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i <= random.nextInt(one(List.of(1, 3, 200))); i++) {
            byte[] value = one(List.of(new byte[0], bytes(1), bytes(2), bytes(4), bytes(300), "R1-2\0".getBytes(StandardCharsets.ISO_8859_1), one(TEXTS).getBytes(StandardCharsets.UTF_16BE), new byte[random.nextInt(8) == 0 ? 60_000 : 9]));
            int said = random.nextInt(6) == 0 ? one(List.of(0, 1, 0xFFFF, 0x7FFF, value.length + 1)) : value.length;
            all.writeBytes(ByteBuffer.allocate(4).putShort((short) (int) one(TAGS)).putShort((short) said).array());
            all.writeBytes(value);
            if (all.size() > 62_000) break;
        }
        byte[] parameters = all.toByteArray();
        return random.nextInt(6) == 0 ? Arrays.copyOf(parameters, random.nextInt(parameters.length + 1)) : parameters;
    }

    private byte[] broken(byte[] body) {
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length));
            case 1 -> bytes(random.nextInt(200));
            case 2 -> joined(body, bytes(random.nextInt(20)));
            default -> {
                for (int i = 0; i <= random.nextInt(6); i++) body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
                yield body;
            }
        };
    }

    byte[] deliver(String from, int esmClass, int coding, byte[] content) {
        byte[] text = content.length > 255 ? Arrays.copyOf(content, 255) : content;
        byte[] source = (from + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] before = {0, 0, 1};
        byte[] target = joined(new byte[] {0, 1}, "10690001\0".getBytes(StandardCharsets.ISO_8859_1));
        byte[] after = {(byte) esmClass, 0, 0, 0, 0, 0, 0, (byte) coding, 0, (byte) text.length};
        return joined(before, source, target, after, text);
    }

    private int number() {
        return one(List.of(0, 0, 1, -1, 0x58, 0xFF, Integer.MIN_VALUE));
    }

    private byte[] bytes(int howMany) {
        byte[] bytes = new byte[howMany];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] joined(byte[]... all) {
        var joined = new ByteArrayOutputStream();
        for (byte[] one : all) joined.writeBytes(one);
        return joined.toByteArray();
    }
}
