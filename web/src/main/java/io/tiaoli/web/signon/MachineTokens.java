package io.tiaoli.web.signon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/**
 * The bearer tokens of programs, such as {@code tiaoli-<id>-<secret>}.
 *
 * <p>The secret is 32 random bytes, so that a plain hash of it is enough: nobody can guess it, and it is never kept.
 */
@Repository
public class MachineTokens {

    private static final Pattern SHAPE = Pattern.compile("tiaoli-([0-9a-f]{16})-([0-9a-f]{64})");
    private static final HexFormat HEX = HexFormat.of();
    private static final String ALL = "select id, name, made_by, made_at, expires_at, last_used_at, revoked_by, revoked_at from machine_token";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MachineTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a token and returns it whole, which nobody can do later. */
    public String make(String name, Instant expiresAt, String madeBy) {
        String id = hex(8);
        String secret = hex(32);
        jdbc.sql("insert into machine_token (id, secret_hash, name, made_by, made_at, expires_at) values (?, ?, ?, ?, ?, ?)")
                .params(id, hash(secret), name, madeBy, OffsetDateTime.now(clock), expiresAt.atOffset(ZoneOffset.UTC)).update();
        return "tiaoli-" + id + "-" + secret;
    }

    /** The newest first. */
    public List<MachineToken> all() {
        return jdbc.sql(ALL + " order by made_at desc, id").query((row, n) -> token(row)).list();
    }

    public Optional<MachineToken> find(String id) {
        return jdbc.sql(ALL + " where id = ?").param(id).query((row, n) -> token(row)).optional();
    }

    /** Closes the door to a token for good; a second time changes nothing. */
    public void revoke(String id, String who) {
        jdbc.sql("update machine_token set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null").params(who, OffsetDateTime.now(clock), id).update();
    }

    /** Which token a text claims to be, right or wrong; empty where it has not the shape of one. */
    static Optional<String> claimedId(String text) {
        var shape = SHAPE.matcher(text);
        return shape.matches() ? Optional.of(shape.group(1)) : Optional.empty();
    }

    /** The token that this text is, where it is a right and valid one; notes its use, at most once a minute. */
    Optional<MachineToken> use(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) return Optional.empty();
        String id = shape.group(1);
        var kept = jdbc.sql("select secret_hash from machine_token where id = ?").param(id).query(String.class).optional();
        if (kept.isEmpty() || !same(kept.get(), hash(shape.group(2)))) return Optional.empty();
        var now = OffsetDateTime.now(clock);
        var token = find(id).filter(t -> t.isValid(now.toInstant()));
        token.ifPresent(t -> jdbc.sql("update machine_token set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)").params(now, id, now.minusMinutes(1)).update());
        return token;
    }

    private String hex(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return HEX.formatHex(made);
    }

    private static boolean same(String kept, String given) {
        return MessageDigest.isEqual(kept.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MachineToken token(ResultSet row) throws SQLException {
        return new MachineToken(row.getString(1), row.getString(2), row.getString(3), Moments.read(row, 4), Moments.read(row, 5), Moments.readOptional(row, 6),
                Optional.ofNullable(row.getString(7)), Moments.readOptional(row, 8));
    }
}
