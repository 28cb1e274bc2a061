package io.tiaoli.testing.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import io.tiaoli.testing.peers.Mood.Treatment;

/** A mail server that drops, delays and hangs after a letter was handed over, and remembers the letters that it took. */
public final class MoodyMail implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("(?i)Message-ID: <([^@>]+)@.*");

    private final Mood mood;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Handed> handed = new CopyOnWriteArrayList<>();

    public MoodyMail(Mood mood) {
        this.mood = mood;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** What it has; the key of a letter is what stands before the @ of its Message-ID. */
    public List<Handed> handed() {
        return List.copyOf(handed);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                threads.submit(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller; var lines = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            say(caller, "220 peer");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String word = line.toUpperCase();
                if (word.startsWith("DATA")) {
                    say(caller, "354 go on");
                    if (!take(caller, number(lines))) return;
                } else if (word.startsWith("QUIT")) {
                    say(caller, "221 bye");
                    return;
                } else say(caller, "250 ok");
            }
        } catch (IOException gone) {
            // whoever called has hung up
        }
    }

    private static String number(BufferedReader lines) throws IOException {
        String number = "";
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            var found = NUMBER.matcher(line);
            if (found.matches()) number = found.group(1);
        }
        return number;
    }

    /** @return whether the talk goes on */
    private boolean take(Socket caller, String number) throws IOException {
        Treatment treatment = mood.next();
        if (treatment.taken) handed.add(new Handed(number, 1, false));
        mood.bear(treatment);
        switch (treatment) {
            case DROP, TAKE_AND_DROP, HANG, TAKE_AND_HANG -> {
                return false;
            }
            case BUSY -> say(caller, "451 try again later");
            default -> say(caller, "250 taken");
        }
        return true;
    }

    private static void say(Socket caller, String answer) throws IOException {
        caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
