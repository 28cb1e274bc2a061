package io.tiaoli.web.workbench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.tiaoli.processes.flows.FlowFolder;

/** A flow folder as one file that people keep and send. */
final class FolderZip {

    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 5_000_000;

    static byte[] write(FlowFolder folder) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : folder.files().entrySet()) {
                zip.putNextEntry(new ZipEntry(folder.flow() + "/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Files by their plain names; folders inside do not count.
     *
     * @throws IllegalArgumentException in Chinese, when it is no zip, holds other kinds of files, or more than 200 files or 5 MB
     */
    static FlowFolder read(String folder, byte[] content) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int bytes = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) continue;
                byte[] file = zip.readNBytes(MOST_BYTES - bytes + 1);
                bytes += file.length;
                if (bytes > MOST_BYTES || files.size() >= MOST_FILES) throw new IllegalArgumentException("压缩包解开后超过 5 MB 或 %d 个文件，不能读取".formatted(MOST_FILES));
                String name = FlowFile.plain(entry.getName());
                if (files.put(name, file) != null) throw new IllegalArgumentException("压缩包里有两个「%s」".formatted(name));
            }
        } catch (ZipException | IllegalStateException e) {
            throw new IllegalArgumentException("压缩包读不出来，请重新压缩成 zip 再上传");
        } catch (IOException e) {
            throw new IllegalArgumentException("压缩包没有传完整，请再上传一次");
        }
        if (files.isEmpty()) throw new IllegalArgumentException("这个文件不是 zip 压缩包，或者里面没有文件");
        return new FlowFolder(folder, files);
    }

    private FolderZip() {}
}
