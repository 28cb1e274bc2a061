package io.tiaoli.workers.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.pdfbox.Loader;

import io.tiaoli.workers.documents.Picture;

/** A file fit to keep: a picture is made upright and loses its camera data, a PDF must open. */
record PaperFile(byte[] bytes, String contentType) {

    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final String PDF = "application/pdf";

    /** @throws IllegalArgumentException in Chinese, naming the file, what is wrong and what is allowed */
    static PaperFile of(String name, byte[] file) {
        return new String(file, 0, Math.min(file.length, 5), StandardCharsets.ISO_8859_1).equals("%PDF-") ? pdf(name, file)
                : new PaperFile(Picture.of(name, file).jpeg(), Picture.CONTENT_TYPE);
    }

    private static PaperFile pdf(String name, byte[] file) {
        if (file.length > MAX_BYTES) throw new IllegalArgumentException("文件「%s」有 %.1f MB，最大 10 MB".formatted(name, file.length / 1024.0 / 1024.0));
        try (var opened = Loader.loadPDF(file)) {
            if (opened.getNumberOfPages() == 0) throw new IllegalArgumentException("文件「%s」没有一页内容，请重新上传".formatted(name));
            return new PaperFile(file, PDF);
        } catch (IOException e) {
            throw new IllegalArgumentException("文件「%s」打不开：已损坏或有密码；请用没有密码的 PDF，或直接拍照".formatted(name), e);
        }
    }
}
