package io.tiaoli.workers.papers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under one key, bound to the row that holds the bytes: moved to another row they do not open. */
final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecretKeySpec marks;
    private final String keyId;
    private final SecureRandom random = new SecureRandom();

    Seal(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
        marks = new SecretKeySpec(digest(bytes, "mark"), "HmacSHA256");
        keyId = HexFormat.of().formatHex(digest(bytes, "id"), 0, 8);
    }

    /** Says which key it is without saying anything about it. */
    String keyId() {
        return keyId;
    }

    byte[] seal(byte[] open, String row) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, open, row);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException where a byte was changed, or the row is another */
    byte[] open(byte[] sealed, String row) {
        var buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return run(Cipher.DECRYPT_MODE, nonce, rest, row);
    }

    /** Recognises the same file again; a plain fingerprint would tell whoever has the file that it is here. */
    String mark(byte[] open) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(marks);
            return HexFormat.of().formatHex(mac.doFinal(open));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes, String row) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The paper " + row + " does not open under key " + keyId, e);
        }
    }

    private static byte[] digest(byte[] key, String use) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(key);
            return sha.digest(use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
