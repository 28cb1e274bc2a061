package io.tiaoli.workers.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jsoup.Jsoup;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wordings;

/** The papers of all cases, each version kept for good with the facts that it was made from. */
@Repository
public class Documents {

    static final String SIGNATURE = "signature";

    private final JdbcClient jdbc;
    private final Wordings wordings;
    private final CaseFacts facts;
    private final Sheets sheets;
    private final ObjectMapper json;
    private final Clock clock;

    Documents(JdbcClient jdbc, Wordings wordings, CaseFacts facts, Sheets sheets, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.wordings = wordings;
        this.facts = facts;
        this.sheets = sheets;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes the next version from the latest wording and what is known of the case now; prints, so not for a person's step.
     *
     * @param kind wording key without {@code .html}
     * @param by user, or flow and step
     */
    public Document make(String caseNo, String kind, String title, String by) {
        return make(caseNo, kind, Optional.empty(), title, by);
    }

    /**
     * Makes the next version of a paper of which a case may have several, each with versions of its own.
     *
     * @param subject what this one is about, such as the number of a payment
     */
    public Document make(String caseNo, String kind, Optional<String> subject, String title, String by) {
        return get(print(caseNo, kind, subject, title, by));
    }

    /** Makes the next version, and gives back its id. */
    String print(String caseNo, String kind, Optional<String> subject, String title, String by) {
        return print(caseNo, kind, subject, title, by, Optional.empty());
    }

    /** Makes a new version in place of the latest one that is wrong, signed or not; the wrong one stays readable. */
    public Document correct(String id, String reason, String by) {
        if (reason.isBlank()) throw new IllegalArgumentException("更正单据请写明原因");
        var wrong = get(id);
        if (wrong.state() == Document.State.SUPERSEDED) throw superseded(wrong);
        try {
            return get(print(wrong.caseNo(), wrong.kind(), wrong.subject(), wrong.title(), by, Optional.of(reason.strip())));
        } catch (DuplicateKeyException somebodyElseWasFaster) {
            throw superseded(wrong);
        }
    }

    private String print(String caseNo, String kind, Optional<String> subject, String title, String by, Optional<String> reason) {
        var wording = wordings.get(kind + ".html");
        var template = Template.of(wording);
        var names = template.allNames();
        names.addAll(Sheets.NAMES);
        var known = subject.map(about -> facts.of(caseNo, about, names)).orElseGet(() -> facts.of(caseNo, names));
        int version = latest(caseNo, kind, subject).map(Document::version).orElse(0) + 1;
        byte[] pdf = sheets.pdf(title, version, template.with(known), known);
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into document (id, case_no, kind, subject, version, title, reason, wording_version, facts, pdf, sha256, made_by, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, caseNo, kind, subject.orElse(""), version, title, reason.orElse(null), wording.version(), written(known), pdf,
                        Fingerprint.sha256(pdf), by, OffsetDateTime.now(clock)).update();
        return id;
    }

    /**
     * Signs the latest version, once.
     *
     * @param signerName as the signer wrote it, at most 80 characters
     * @param png the drawn signature
     * @param by user who held out the screen
     * @throws IllegalArgumentException in Chinese, when the signature is none or the paper cannot be signed any more
     */
    public Document sign(String id, String signerName, byte[] png, String by) {
        if (signerName.isBlank() || signerName.length() > 80) throw new IllegalArgumentException("签名人「%s」应为 1 至 80 个字".formatted(signerName));
        SignatureImage.check(png);
        var document = get(id);
        requireSignable(document);
        Instant at = clock.instant();
        byte[] pdf = printSigned(document, signerName.strip(), png, at);
        int signed = jdbc.sql("""
                update document set signer_name = ?, signature = ?, signed_pdf = ?, signed_sha256 = ?, signed_by = ?, signed_at = ?
                where id = ? and signed_at is null and not exists (
                    select 1 from document l where l.case_no = document.case_no and l.kind = document.kind and l.subject = document.subject and l.version > document.version)""")
                .params(signerName.strip(), png, pdf, Fingerprint.sha256(pdf), by, at.atZone(ZoneId.systemDefault()).toOffsetDateTime(), id).update();
        if (signed == 0) requireSignable(get(id));
        return get(id);
    }

    private byte[] printSigned(Document document, String signerName, byte[] png, Instant at) {
        var template = Template.of(wordings.get(document.kind() + ".html", document.wordingVersion()));
        if (!template.names().contains(SIGNATURE)) throw new IllegalArgumentException("「%s」没有签名栏，不能签名".formatted(document.title()));
        var known = snapshot(document.id());
        var values = new HashMap<>(known);
        values.put(SIGNATURE, Map.of("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
                "name", signerName, "at", DocumentFacts.toTheMinute(at)));
        return sheets.pdf(document.title(), document.version(), template.with(values), known);
    }

    private static void requireSignable(Document document) {
        document.signature().ifPresent(signature -> {
            throw new IllegalArgumentException("「%s」第 %d 版已由%s于 %s 签名，不能再改；如有差错请更正为新的一版".formatted(
                    document.title(), document.version(), signature.name(), DocumentFacts.toTheMinute(signature.at())));
        });
        if (document.state() == Document.State.SUPERSEDED) throw superseded(document);
    }

    private static IllegalArgumentException superseded(Document document) {
        return new IllegalArgumentException("「%s」第 %d 版已有更新的版本，请打开最新的一版".formatted(document.title(), document.version()));
    }

    /** Every version of every paper of a case, the newest last. */
    public List<Document> of(String caseNo) {
        return jdbc.sql(DocumentRow.SELECT + "where d.case_no = ? order by d.made_at, d.kind, d.subject, d.version").param(caseNo).query(DocumentRow::read).list();
    }

    public Optional<Document> find(String id) {
        return jdbc.sql(DocumentRow.SELECT + "where d.id = ?").param(id).query(DocumentRow::read).optional();
    }

    /** A document that must be there. */
    public Document get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的单据".formatted(id)));
    }

    public Optional<Document> latest(String caseNo, String kind) {
        return latest(caseNo, kind, Optional.empty());
    }

    public Optional<Document> latest(String caseNo, String kind, Optional<String> subject) {
        return jdbc.sql(DocumentRow.SELECT + "where d.case_no = ? and d.kind = ? and d.subject = ? order by d.version desc fetch first 1 rows only")
                .params(caseNo, kind, subject.orElse("")).query(DocumentRow::read).optional();
    }

    /** Whether the latest version is signed: a correction has to be signed again. */
    public boolean isSigned(String caseNo, String kind) {
        return latest(caseNo, kind).flatMap(Document::signature).isPresent();
    }

    /** Whether the paper has a place for a signature and still waits for it. */
    public boolean awaitsSignature(Document document) {
        return document.state() == Document.State.DRAFT && Template.of(wordings.get(document.kind() + ".html", document.wordingVersion())).names().contains(SIGNATURE);
    }

    /** The person whom the paper names as its signer, in its element of class {@code signer}. */
    public Optional<String> signer(Document document) {
        var paper = Template.of(wordings.get(document.kind() + ".html", document.wordingVersion())).with(snapshot(document.id()));
        return Jsoup.parseBodyFragment(paper).select(".signer").eachText().stream().findFirst();
    }

    /** The paper as it was printed, with the signature once there is one; the same bytes every time. */
    public byte[] pdf(String id) {
        return jdbc.sql("select coalesce(signed_pdf, pdf) from document where id = ?").param(id).query((row, n) -> row.getBytes(1)).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的单据".formatted(id)));
    }

    private Map<String, Object> snapshot(String id) {
        try {
            return json.readValue(jdbc.sql("select facts from document where id = ?").param(id).query(String.class).single(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The facts of document " + id + " are not readable", e);
        }
    }

    private String written(Map<String, Object> known) {
        try {
            return json.writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fact is neither text nor list: " + known.keySet(), e);
        }
    }
}
