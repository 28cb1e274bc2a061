package io.tiaoli.workers.imports;

import java.io.IOException;
import java.util.Collections;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Unpacks a file once into nothing, so that a small one that unpacks into a huge one is refused before anything reads it. */
final class ZipGuard {

    private static final long MOST_BYTES = 200L * 1024 * 1024;
    private static final int MOST_ENTRIES = 1000;

    static void check(byte[] content) {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        int entries = 0;
        try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (++entries > MOST_ENTRIES) throw tooLarge();
                try (var unpacked = zip.getInputStream(entry)) {
                    for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                        bytes += read;
                        if (bytes > MOST_BYTES) throw tooLarge();
                    }
                }
            }
        } catch (IOException e) {
            throw new FileRefused("这个 .xlsx 文件已损坏，请在 Excel 里重新另存");
        }
    }

    private static FileRefused tooLarge() {
        return new FileRefused("这个 .xlsx 文件解压后超过 200 MB，不能读取，请改用 CSV");
    }

    private ZipGuard() {}
}
