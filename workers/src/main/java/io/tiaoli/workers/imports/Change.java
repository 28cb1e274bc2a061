package io.tiaoli.workers.imports;

/** What a row does to what is there. */
public enum Change {
    NEW("新增"), CHANGED("修改"), SAME("不变"), WRONG("有错");

    private final String label;

    Change(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
