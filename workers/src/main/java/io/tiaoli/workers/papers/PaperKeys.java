package io.tiaoli.workers.papers;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of {@code TIAOLI_FILES_KEY}: 32 random bytes in Base64; several are separated by commas, the first one seals,
 * the others only open what was sealed before a change of keys.
 *
 * <p>A start without a key is refused, so that nobody finds out with a customer's licence in hand; only a demo makes its
 * own and keeps it with its data. A start without the key of a kept copy is refused too.
 */
@Component
class PaperKeys {

    private static final String NAME = "TIAOLI_FILES_KEY";
    private static final String STORED = "files-key";
    private static final int BYTES = 32;
    private static final String ALLOWED = "32 个随机字节的 Base64，可用 openssl rand -base64 32 生成；更换时新的写在前面，用逗号隔开，旧的留在后面";

    private final Map<String, Seal> seals = new LinkedHashMap<>();

    PaperKeys(@Value("${" + NAME + ":}") String keys, @Value("${tiaoli.demo:false}") boolean demo, JdbcClient jdbc) {
        String set = keys.isBlank() && demo ? demoKey(jdbc) : keys;
        if (set.isBlank()) throw new IllegalArgumentException("环境变量 %s 没有设置，必须填写：%s".formatted(NAME, ALLOWED));
        for (var key : set.split(",")) {
            var seal = new Seal(bytes(key.strip()));
            seals.put(seal.keyId(), seal);
        }
        var missing = jdbc.sql("select distinct key_id from personal_paper where sealed is not null").query(String.class).list().stream().filter(id -> !seals.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("环境变量 %s 缺少旧密钥（指纹 %s），有证件是用它加密存档的；请把旧密钥用逗号接在新密钥后面".formatted(NAME, String.join("、", missing)));
        }
    }

    /** What seals from now on. */
    Seal newest() {
        return seals.values().iterator().next();
    }

    /** What opens the copies of a key. */
    Seal of(String keyId) {
        var seal = seals.get(keyId);
        if (seal == null) throw new IllegalStateException("No key " + keyId + " in " + NAME);
        return seal;
    }

    private static byte[] bytes(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == BYTES) return bytes;
        } catch (IllegalArgumentException notBase64) {
            // refused below, without the secret
        }
        throw new IllegalArgumentException("环境变量 %s 的值不对，应为：%s".formatted(NAME, ALLOWED));
    }

    private static String demoKey(JdbcClient jdbc) {
        List<String> stored = stored(jdbc);
        if (!stored.isEmpty()) return stored.get(0);
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        try {
            jdbc.sql("insert into platform_setting (name, setting) values (?, ?)").params(STORED, Base64.getEncoder().encodeToString(made)).update();
        } catch (DuplicateKeyException madeByAnotherNode) {
            // read below
        }
        Arrays.fill(made, (byte) 0);
        return stored(jdbc).get(0);
    }

    private static List<String> stored(JdbcClient jdbc) {
        return jdbc.sql("select setting from platform_setting where name = ?").param(STORED).query(String.class).list();
    }
}
