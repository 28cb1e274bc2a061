package io.tiaoli.workers.checklists;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.imports.CsvText;

/** The published check sheets; each content is a version, named by its fingerprint. */
@Repository
public class CheckSheets {

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckSheets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Publishes a sheet with its flow; a content that was there before is no new version. */
    public void publish(String flow, String key, byte[] content) {
        String version = version(content);
        if (jdbc.sql("select count(*) from checklist where sheet_key = ? and version = ?").params(key, version).query(Integer.class).single() > 0) return;
        jdbc.sql("insert into checklist (sheet_key, version, flow, content, published_at) values (?, ?, ?, ?, ?)")
                .params(key, version, flow, CsvText.decode(content), OffsetDateTime.now(clock)).update();
    }

    /** The sheet that a form names, as {@code key@version}. */
    public Sheet named(String name) {
        var parts = name.split("@", 2);
        return jdbc.sql("select content from checklist where sheet_key = ? and version = ?").params(parts[0], parts.length < 2 ? "" : parts[1]).query(String.class).optional()
                .map(content -> SheetFile.read(parts[0], content.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> new IllegalArgumentException("没有名为「%s」的查核表".formatted(name)));
    }

    /** What a form of this content says of itself: {@code key@version}. */
    public static String name(String key, byte[] content) {
        return key + "@" + version(content);
    }

    private static String version(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
