package io.tiaoli.web.rehearsal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.tiaoli.web.Application;

/** How the other process is started: this program again, with little memory and without our secrets. */
final class RehearsalCommand {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    /** Settings by which flows go one way or another; none of them leads to anybody outside or to our data. */
    private static final Pattern PASSED_ON = Pattern.compile("TIAOLI_(COMPANY_.*|SMS_SIGNATURE|SMS_MAX_SEGMENTS|APPOINTMENTS_.*|CALLS_PER_DAY|SHOWROOM_.*|COMPLAINTS_.*|PAYMENTS_.*|DEADLINES_REMIND_BEFORE)");

    static ProcessBuilder make() {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), isPackaged() ? LAUNCHER : Application.class.getName(), RehearsalProcess.ARGUMENT);
        var environment = settings(System.getenv());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    static Map<String, String> settings(Map<String, String> ours) {
        Map<String, String> settings = new TreeMap<>();
        ours.forEach((name, value) -> {
            if (PASSED_ON.matcher(name).matches()) settings.put(name, value);
        });
        settings.put("TIAOLI_DEMO", "true");
        settings.put("TZ", ZoneId.systemDefault().getId());
        return settings;
    }

    /** Whether we run from the jar, whose classes only its launcher finds. */
    private static boolean isPackaged() {
        try {
            Class.forName(LAUNCHER, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private RehearsalCommand() {}
}
