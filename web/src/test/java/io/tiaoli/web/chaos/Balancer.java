package io.tiaoli.web.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.running.DockerFiles;

/** HAProxy before the nodes, by the configuration of {@code docker/} with the addresses of this run; only where a machine has it. */
final class Balancer implements AutoCloseable {

    private static final String FILE = "docker/haproxy/haproxy.cfg";

    private final int port = SmppPeer.freePort();
    private final Process process;
    final Entrance entrance;

    private Balancer(Path haproxy, Path folder, List<Server> servers) {
        try {
            Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration(servers));
            process = new ProcessBuilder(haproxy.toString(), "-db", "-f", file.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("balancer.log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entrance = new Entrance(port, process::isAlive);
    }

    /** Empty where no {@code haproxy} is on the path, nor where Debian puts it. */
    static Optional<Balancer> before(List<Server> servers, Path folder) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin")).map(place -> Path.of(place, "haproxy")).filter(Files::isExecutable).findFirst()
                .map(haproxy -> new Balancer(haproxy, folder, servers));
    }

    /** Nothing is changed but where it listens, which nodes there are, and how their names become addresses. */
    private String configuration(List<Server> servers) {
        var lines = DockerFiles.text(FILE).lines().toList();
        var changed = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("resolvers ")) break;
            if (line.strip().startsWith("server ")) continue;
            changed.append(line.replace("bind *:8080", "bind 127.0.0.1:" + port).replace(" resolvers docker init-addr none", "")).append('\n');
            if (line.strip().startsWith("default-server ")) {
                for (Server server : servers) changed.append("    server %s 127.0.0.1:%d cookie %s%n".formatted(server.name, server.port, server.name));
            }
        }
        if (!changed.toString().contains("bind 127.0.0.1:") || !changed.toString().contains("    server ")) throw new IllegalStateException(FILE + " is not what it was:\n" + changed);
        return changed.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
