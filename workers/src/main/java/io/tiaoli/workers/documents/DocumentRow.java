package io.tiaoli.workers.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import io.tiaoli.workers.database.Moments;

final class DocumentRow {

    static final String SELECT = """
            select d.id, d.case_no, d.kind, d.subject, d.version, d.title, d.wording_version, d.reason, d.made_by, d.made_at, d.sha256,
                   d.signer_name, d.signed_by, d.signed_at, d.signed_sha256,
                   (select max(l.version) from document l where l.case_no = d.case_no and l.kind = d.kind and l.subject = d.subject) as latest
            from document d\s""";

    static Document read(ResultSet row, int n) throws SQLException {
        var signature = Moments.readOptional(row, "signed_at");
        int version = row.getInt("version");
        var state = row.getInt("latest") > version ? Document.State.SUPERSEDED : signature.isPresent() ? Document.State.SIGNED : Document.State.DRAFT;
        var signer = row.getString("signer_name");
        var witness = row.getString("signed_by");
        return new Document(row.getString("id"), row.getString("case_no"), row.getString("kind"), Optional.of(row.getString("subject")).filter(s -> !s.isEmpty()), version, row.getString("title"),
                row.getInt("wording_version"), Optional.ofNullable(row.getString("reason")), row.getString("made_by"),
                Moments.read(row, "made_at"), state,
                signature.isPresent() ? row.getString("signed_sha256") : row.getString("sha256"),
                signature.map(at -> new Signature(signer, at, witness)));
    }

    private DocumentRow() {}
}
