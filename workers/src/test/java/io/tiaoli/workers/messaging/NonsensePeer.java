package io.tiaoli.workers.messaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Binds as SMPP has it, and answers everything else with bytes that mean nothing. */
final class NonsensePeer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0);

    NonsensePeer() throws IOException {
        Thread thread = new Thread(this::serve, "nonsense-peer");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] bind = new byte[16];
                socket.getInputStream().readNBytes(bind, 0, 16);
                byte[] response = {0, 0, 0, 21, (byte) 0x80, 0, 0, 9, 0, 0, 0, 0, bind[12], bind[13], bind[14], bind[15], 'p', 'e', 'e', 'r', 0};
                socket.getInputStream().readNBytes((bind[3] & 0xFF) - 16);
                socket.getOutputStream().write(response);
                if (socket.getInputStream().read() >= 0) socket.getOutputStream().write("HTTP/1.1 418 I am a teapot\r\n\r\n".repeat(3).getBytes());
                socket.getInputStream().read();
            } catch (IOException e) {
                // The other side went away, as it may.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
