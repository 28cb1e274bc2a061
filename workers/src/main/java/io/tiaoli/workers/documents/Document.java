package io.tiaoli.workers.documents;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a paper of a case, without its bytes.
 *
 * @param kind wording key without {@code .html}, such as {@code vehicle-repair-quote}
 * @param subject what it is about where a case may have several of its kind, such as the number of a payment
 * @param version counts from 1 per case, kind and subject
 * @param wordingVersion the version of the text that it was made from
 * @param reason why a correction was made
 * @param madeBy user, or flow and step
 * @param sha256 of the PDF that counts: the signed one once it is signed
 */
public record Document(String id, String caseNo, String kind, Optional<String> subject, int version, String title, int wordingVersion, Optional<String> reason,
        String madeBy, Instant madeAt, State state, String sha256, Optional<Signature> signature) {

    /** A draft can be signed; a signed or superseded paper stays as it is. */
    public enum State { DRAFT, SIGNED, SUPERSEDED }

    /** What it is called when downloaded. */
    public String fileName() {
        return "%s-%s-第%d版.pdf".formatted(title, subject.orElse(caseNo), version);
    }
}
