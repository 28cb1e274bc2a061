package io.tiaoli.workers.imports;

/** Where an import stands. */
public enum ImportState {
    CHECKING("正在检查"), READY("等待确认"), COMMITTING("正在写入"), DONE("已完成"), REFUSED("有错误，没有导入"), DROPPED("已放弃"), BROKEN("中断，没有导入");

    private final String label;

    ImportState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a node works on it now. */
    public boolean isRunning() {
        return this == CHECKING || this == COMMITTING;
    }
}
