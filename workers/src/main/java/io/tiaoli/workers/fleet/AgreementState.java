package io.tiaoli.workers.fleet;

/** How far an agreement has come; only an ACTIVE one counts. */
public enum AgreementState {
    DRAFT, ACTIVE, ENDED
}
