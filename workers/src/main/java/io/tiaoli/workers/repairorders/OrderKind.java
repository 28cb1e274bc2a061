package io.tiaoli.workers.repairorders;

/** Why a car is in the workshop. */
public enum OrderKind {
    MAINTENANCE, REPAIR, CLAIM, RECALL
}
