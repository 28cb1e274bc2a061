package io.tiaoli.web.inputs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The body of an upload, as a browser or a modeler writes it. */
final class Upload {

    static final String TYPE = "multipart/form-data; boundary=----part";
    private static final long HUGE = 100L * 1024 * 1024;

    private Upload() {}

    static BodyPublisher of(String part, String name, byte[] content, Map<String, String> fields) {
        return BodyPublishers.ofByteArray(BadBytes.joined(before(part, name, fields), content, after()));
    }

    /** 100 MB that begin as a sound file does. */
    static BodyPublisher huge(String part, String name, byte[] beginning, Map<String, String> fields, boolean saysItsLength) {
        byte[] first = BadBytes.joined(before(part, name, fields), beginning);
        return huge(first, after(), saysItsLength);
    }

    /** The same without parts. */
    static BodyPublisher huge(byte[] first, byte[] last, boolean saysItsLength) {
        var streamed = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(first), new Blanks(HUGE), new ByteArrayInputStream(last)))));
        return saysItsLength ? BodyPublishers.fromPublisher(streamed, first.length + HUGE + last.length) : streamed;
    }

    private static byte[] before(String part, String name, Map<String, String> fields) {
        var head = new StringBuilder();
        fields.forEach((field, value) -> head.append("------part\r\nContent-Disposition: form-data; name=\"").append(field).append("\"\r\n\r\n").append(value).append("\r\n"));
        return head.append("------part\r\nContent-Disposition: form-data; name=\"").append(part).append("\"; filename=\"").append(name).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] after() {
        return "\r\n------part--\r\n".getBytes(StandardCharsets.UTF_8);
    }

    /** So many spaces, made as they are read. */
    private static final class Blanks extends InputStream {

        private long left;

        Blanks(long howMany) {
            left = howMany;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] to, int at, int most) {
            if (left <= 0) return -1;
            int read = (int) Math.min(most, left);
            java.util.Arrays.fill(to, at, at + read, (byte) ' ');
            left -= read;
            return read;
        }
    }
}
