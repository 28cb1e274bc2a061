package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tiaoli.processes.rehearsal.KeptCases;

/**
 * All that an owner may change about a flow, as one unit.
 *
 * @param name business line and flow, such as {@code workshop/vehicle-repair}
 * @param files content by file name
 */
public record FlowFolder(String name, SortedMap<String, byte[]> files) {

    public FlowFolder {
        files = new TreeMap<>(files);
    }

    /** The last part of the name, which is the id of its diagram. */
    public String flow() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The same for the same names and contents, whoever deployed them. */
    public String hash() {
        return hash(files);
    }

    /** The same for the same folders. */
    static String hash(List<FlowFolder> folders) {
        var hashes = new TreeMap<String, byte[]>();
        folders.forEach(folder -> hashes.put(folder.name(), folder.hash().getBytes(StandardCharsets.UTF_8)));
        return hash(hashes);
    }

    private static String hash(SortedMap<String, byte[]> contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Integer.toString(content.length).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same folder with other files. */
    FlowFolder with(SortedMap<String, byte[]> others) {
        return new FlowFolder(name, others);
    }

    /** Whether a file holds the owner's examples of a decision: it travels with the decision and decides nothing itself. */
    static boolean isExamples(String file) {
        return file.endsWith(".csv");
    }

    /** Whether a file holds the kept rehearsals of the flow: it travels with the flow and is no part of how it runs. */
    static boolean isCases(String file) {
        return file.endsWith(KeptCases.ENDING);
    }

    /** Whether a file is a text that people read: published for the latest, not deployed with the version. */
    static boolean isWording(String file) {
        return file.endsWith(".sms") || file.endsWith(".call") || file.endsWith(".html") || file.endsWith(".mail");
    }
}
