package io.tiaoli.workers.fleet;

import java.time.LocalDate;
import java.util.Optional;

/** An agreement with an organisation; the two days are known from its signature on. */
public record Agreement(String agreementNo, Target target, Terms terms, AgreementState state, Optional<LocalDate> signedOn, Optional<LocalDate> validUntil) {}
