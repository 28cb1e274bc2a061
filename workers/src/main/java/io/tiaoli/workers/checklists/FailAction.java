package io.tiaoli.workers.checklists;

import java.util.Arrays;
import java.util.Optional;

/** What an item that does not pass opens. */
public enum FailAction {

    /** It counts in the score, nobody has to do anything. */
    NOTE("记录"),
    /** Somebody puts it right. */
    CORRECT("整改"),
    /** Somebody buys what is missing. */
    PURCHASE("采购");

    private final String label;

    FailAction(String label) {
        this.label = label;
    }

    /** As an owner writes it. */
    public String label() {
        return label;
    }

    /** Whether somebody has to see to it. */
    public boolean opensWork() {
        return this != NOTE;
    }

    static Optional<FailAction> labelled(String label) {
        return label.isBlank() ? Optional.of(NOTE) : Arrays.stream(values()).filter(action -> action.label.equals(label)).findFirst();
    }
}
