package io.tiaoli.workers.messaging.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** Texts as SMPP carries them. */
final class SmppText {

    private static final int UCS2 = 8;
    private static final int HEADER = 6;

    static boolean isLong(String text) {
        return Parts.of(text).size() > 1;
    }

    /** UCS-2, each of several parts with the header that puts them together again. */
    static List<byte[]> parts(String text, int reference) {
        List<String> parts = Parts.of(text);
        if (parts.size() == 1) return List.of(text.getBytes(StandardCharsets.UTF_16BE));
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            byte[] content = parts.get(i).getBytes(StandardCharsets.UTF_16BE);
            all.add(ByteBuffer.allocate(HEADER + content.length)
                    .put(new byte[] {5, 0, 3, (byte) reference, (byte) parts.size(), (byte) (i + 1)}).put(content).array());
        }
        return all;
    }

    /** What somebody wrote, without the header of a part. */
    static String of(DeliverSm message) {
        byte[] content = content(message);
        int skip = message.isUdhi() && content.length > 0 ? Math.min(content.length, (content[0] & 0xFF) + 1) : 0;
        return storable(new String(content, skip, content.length - skip, (message.getDataCoding() & 0x0C) == UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1));
    }

    /** Without the one character that no database keeps; a message with it would be refused and come again for ever. */
    static String storable(String text) {
        return text.replace("\0", "");
    }

    /** Which part of a long message it is, where its header says so. */
    static Optional<Reply.Part> part(DeliverSm message) {
        byte[] content = content(message);
        boolean concatenated = message.isUdhi() && content.length >= HEADER && content[0] == 5 && content[1] == 0 && content[2] == 3;
        boolean sound = concatenated && content[5] >= 1 && content[5] <= content[4];
        return sound ? Optional.of(new Reply.Part(content[3] & 0xFF, content[5], content[4])) : Optional.empty();
    }

    private static byte[] content(DeliverSm message) {
        if (message.getShortMessage() != null && message.getShortMessage().length > 0) return message.getShortMessage();
        OptionalParameter.Message_payload payload = optional(message, OptionalParameter.Message_payload.class);
        return payload == null ? new byte[0] : payload.getValue();
    }

    /** Null where it is missing, as the library has it. */
    static <P extends OptionalParameter> P optional(AbstractSmCommand message, Class<P> type) {
        return message.getOptionalParameters() == null ? null : message.getOptionalParameter(type);
    }

    private SmppText() {}
}
