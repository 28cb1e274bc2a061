package io.tiaoli.workers.repairorders;

/** What happens to replaced parts. */
public enum OldPartsWish {
    VIEW("查看"), TAKE("带走"), LEAVE("留店处理");

    private final String label;

    OldPartsWish(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
