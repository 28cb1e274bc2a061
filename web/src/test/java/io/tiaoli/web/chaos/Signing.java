package io.tiaoli.web.chaos;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.testing.Pictures;

/** Customers who sign the papers of their case on the screen. */
final class Signing {

    private final JdbcClient jdbc;
    private final byte[] drawn = Pictures.signature();

    Signing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signs whatever waits for it; a paper that wants no signature has no pad. */
    void sign(Entrance entrance, String caseNo) {
        jdbc.sql("select id from document where case_no = ? and signed_at is null").param(caseNo).query(String.class).list().forEach(id -> entrance.sign(id, "韩一", drawn));
    }
}
