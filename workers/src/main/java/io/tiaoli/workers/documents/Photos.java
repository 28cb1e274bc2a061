package io.tiaoli.workers.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The pictures of all cases; the same file is kept once per case. */
@Repository
public class Photos {

    private static final int LONGEST_FILE_NAME = 200;
    private static final int LONGEST_NOTE = 500;
    private static final String SELECT = """
            select id, case_no, step, kind, file_name, content_type, byte_count, width, height, sha256, note, taken_by, taken_at from photo\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Photos(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a picture, upright, without its camera data; decodes it, so not inside a transaction.
     *
     * @param by user
     * @return the picture, or the one that is there when the same file came before
     * @throws IllegalArgumentException in Chinese, naming the file, what is wrong and what is allowed
     */
    public Photo add(NewPhoto photo, String by) {
        photo.note().filter(note -> note.length() > LONGEST_NOTE).ifPresent(note -> {
            throw new IllegalArgumentException("照片「%s」的备注有 %d 个字，最多 %d 个字".formatted(photo.fileName(), note.length(), LONGEST_NOTE));
        });
        var sha256 = Fingerprint.sha256(photo.file());
        return same(photo.caseNo(), sha256).orElseGet(() -> store(photo, Picture.of(photo.fileName(), photo.file()), sha256, by));
    }

    private Photo store(NewPhoto photo, Picture picture, String sha256, String by) {
        var name = photo.fileName();
        try {
            jdbc.sql("""
                    insert into photo (id, case_no, step, kind, file_name, content_type, byte_count, width, height, picture, thumbnail, sha256, note, taken_by, taken_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(UUID.randomUUID().toString(), photo.caseNo(), photo.step(), photo.kind().name(), name.substring(Math.max(0, name.length() - LONGEST_FILE_NAME)),
                            Picture.CONTENT_TYPE, picture.jpeg().length, picture.width(), picture.height(), picture.jpeg(), picture.thumbnail(), sha256,
                            photo.note().map(String::strip).orElse(null), by, OffsetDateTime.now(clock)).update();
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return same(photo.caseNo(), sha256).orElseThrow(() -> sentTwiceAtOnce);
        }
        return same(photo.caseNo(), sha256).orElseThrow();
    }

    private Optional<Photo> same(String caseNo, String sha256) {
        return jdbc.sql(SELECT + "where case_no = ? and sha256 = ?").params(caseNo, sha256).query(Photos::photo).optional();
    }

    /** The pictures of a case, the newest last. */
    public List<Photo> of(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = ? order by taken_at, id").param(caseNo).query(Photos::photo).list();
    }

    public Optional<Photo> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Photos::photo).optional();
    }

    /** The JPEG, at most 2560 pixels on its longer edge. */
    public byte[] picture(String id) {
        return bytes("picture", id);
    }

    /** A small JPEG, at most 400 pixels on its longer edge. */
    public byte[] thumbnail(String id) {
        return bytes("thumbnail", id);
    }

    private byte[] bytes(String column, String id) {
        return jdbc.sql("select " + column + " from photo where id = ?").param(id).query((row, n) -> row.getBytes(1)).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的照片".formatted(id)));
    }

    private static Photo photo(ResultSet row, int n) throws SQLException {
        return new Photo(row.getString("id"), row.getString("case_no"), row.getString("step"), Photo.Kind.valueOf(row.getString("kind")), row.getString("file_name"),
                row.getString("content_type"), row.getInt("byte_count"), row.getInt("width"), row.getInt("height"), row.getString("sha256"),
                Optional.ofNullable(row.getString("note")), row.getString("taken_by"), Moments.read(row, "taken_at"));
    }
}
