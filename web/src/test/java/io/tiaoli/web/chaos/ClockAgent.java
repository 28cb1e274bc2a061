package io.tiaoli.web.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Moves the clock of a node from outside, by the milliseconds that stand in a file; the application itself has no such switch. */
public final class ClockAgent {

    private static final String CLOCK = "org/camunda/bpm/engine/impl/util/ClockUtil";
    private static final long LOOK_MILLIS = 200;

    /** @param file holds the offset to the machine's clock */
    public static void premain(String file, Instrumentation jvm) {
        var loader = new CompletableFuture<ClassLoader>();
        jvm.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader from, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
                if (CLOCK.equals(name)) loader.complete(from);
                return null;
            }
        });
        Thread watch = new Thread(() -> watch(Path.of(file), loader.join()), "clock-agent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(Path file, ClassLoader loader) {
        try {
            var clock = Class.forName(CLOCK.replace('/', '.'), true, loader).getMethod("offset", Long.class);
            for (String applied = "";;) {
                String wanted = Files.readString(file).strip();
                if (!wanted.isEmpty() && !wanted.equals(applied)) {
                    clock.invoke(null, Long.valueOf(wanted));
                    applied = wanted;
                }
                new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (ReflectiveOperationException | IOException | InterruptedException e) {
            throw new IllegalStateException("The clock of this node is not moved", e);
        }
    }

    /** Packs itself. */
    static Path jar(Path folder) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
        Path jar = folder.resolve("clock-agent.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : new String[] {"ClockAgent", "ClockAgent$1"}) {
                try (var bytes = ClockAgent.class.getResourceAsStream(name + ".class")) {
                    out.putNextEntry(new JarEntry("io/tiaoli/web/chaos/" + name + ".class"));
                    bytes.transferTo(out);
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClockAgent() {}
}
