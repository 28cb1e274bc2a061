package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureImageTest {

    private static final int HEAD = 33;
    private static final long MEGABYTE = 1024 * 1024;

    /** Behind the head a text that unpacks into 200 MB. */
    private static byte[] bomb(String type) throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(type.equals("iTXt") ? new byte[] {'a', 0, 1, 0, 0, 0} : new byte[] {'a', 0, 0});
        try (var deflating = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 200; i++) deflating.write(new byte[(int) MEGABYTE]);
        }
        byte[] content = packed.toByteArray();
        var sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.ISO_8859_1));
        sum.update(content);
        byte[] png = Papers.signature();
        return ByteBuffer.allocate(png.length + content.length + 12).put(png, 0, HEAD).putInt(content.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(content).putInt((int) sum.getValue())
                .put(Arrays.copyOfRange(png, HEAD, png.length)).array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void aTextInAPictureIsNotUnpacked(String type) throws IOException {
        byte[] png = bomb(type);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        SignatureImage.check(png);
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before).isLessThan(50 * MEGABYTE);
    }
}
