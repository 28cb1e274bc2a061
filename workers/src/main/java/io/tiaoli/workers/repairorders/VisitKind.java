package io.tiaoli.workers.repairorders;

/** What a visit was, for the follow-up. */
public enum VisitKind {
    MAINTENANCE, REPAIR, CONSULTATION
}
