package io.tiaoli.web.errors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Holds back the body of an answer that is an error; any other one passes through, however large. */
class HeldErrors extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private PrintWriter writer;
    private boolean holding;

    HeldErrors(HttpServletResponse response) {
        super(response);
    }

    boolean isHeld() {
        return holding;
    }

    byte[] body() {
        if (writer != null) writer.flush();
        return held.toByteArray();
    }

    private boolean isError() {
        return getStatus() >= 400;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (!holding && !isError()) return super.getOutputStream();
        holding = true;
        return new Hold(held);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!holding && !isError()) return super.getWriter();
        holding = true;
        if (writer == null) writer = new PrintWriter(new OutputStreamWriter(held, StandardCharsets.UTF_8));
        return writer;
    }

    @Override
    public void setContentLength(int length) {
        if (!isError()) super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isError()) super.setContentLengthLong(length);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!holding) super.flushBuffer();
    }

    @Override
    public void resetBuffer() {
        held.reset();
        super.resetBuffer();
    }

    private static final class Hold extends ServletOutputStream {

        private final ByteArrayOutputStream held;

        Hold(ByteArrayOutputStream held) {
            this.held = held;
        }

        @Override
        public void write(int b) {
            held.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            held.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("The engine's interfaces answer in one go");
        }
    }
}
