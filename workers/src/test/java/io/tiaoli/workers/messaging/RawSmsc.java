package io.tiaoli.workers.messaging;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** An SMS centre on this machine that keeps the connection as it should, and says besides whatever bytes a test hands it. */
final class RawSmsc implements AutoCloseable {

    static final int DELIVER = 0x00000005;
    static final int ENQUIRE_LINK = 0x00000015;
    private static final int QUERY = 0x00000003;
    private static final int QUERY_FAILED = 0x67;
    private static final int SUBMIT = 0x00000004;
    private static final int UNBIND = 0x00000006;
    private static final int RESPONSE = 0x80000000;
    private static final int HEAD = 16;

    /** What was answered to a message of ours. */
    record Answer(int command, int status) {}

    private final ServerSocket server;
    private final Map<Integer, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger bound = new AtomicInteger();
    private volatile Socket current = new Socket();

    RawSmsc() throws IOException {
        server = new ServerSocket(0);
        begin(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often somebody has bound. */
    int bound() {
        return bound.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                begin(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                int length = in.readInt();
                int command = in.readInt();
                int status = in.readInt();
                int sequence = in.readInt();
                in.skipNBytes(length - HEAD);
                if (command < 0) answers.put(sequence, new Answer(command, status));
                else respond(socket, command, sequence);
            }
        } catch (IOException gone) {
            // the other side hung up, as it may
        }
    }

    private void respond(Socket socket, int command, int sequence) throws IOException {
        boolean bind = command == 1 || command == 2 || command == 9;
        byte[] body = bind ? "peer\0".getBytes(StandardCharsets.ISO_8859_1) : command == SUBMIT ? "M%d-%d\0".formatted(bound.get(), sequence).getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
        write(socket, pdu(command | RESPONSE, command == QUERY ? QUERY_FAILED : 0, sequence, body));
        if (command == UNBIND) socket.close();
        if (!bind) return;
        current = socket;
        bound.incrementAndGet();
    }

    static byte[] pdu(int command, int status, int sequence, byte[] body) {
        return ByteBuffer.allocate(HEAD + body.length).putInt(HEAD + body.length).putInt(command).putInt(status).putInt(sequence).put(body).array();
    }

    /** @return whether the connection took it */
    boolean says(byte[] bytes) {
        try {
            write(current, bytes);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        synchronized (socket) {
            socket.getOutputStream().write(bytes);
        }
    }

    /** What it was answered, within a time. */
    Optional<Answer> answer(int sequence, int milliseconds) {
        until(() -> answers.containsKey(sequence) || current.isClosed(), milliseconds);
        return Optional.ofNullable(answers.remove(sequence));
    }

    static boolean until(BooleanSupplier condition, int milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        var never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            try {
                if (System.nanoTime() > end || never.await(1, TimeUnit.MILLISECONDS)) return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    void hangUp() {
        try {
            current.close();
        } catch (IOException alreadyGone) {
            // as wanted
        }
    }

    private static void begin(Runnable work) {
        var thread = new Thread(work, "raw-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        hangUp();
        server.close();
    }
}
