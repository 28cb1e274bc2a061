package io.tiaoli.web.workbench.migration;

/** Where a migration stands. */
enum RunState {
    TRYING("正在试算"), TRIED("试算完了，还没有迁移"), MOVING("正在迁移"), PAUSED("已暂停"), STOPPED("已停止"), DONE("已完成");

    private final String label;

    RunState(String label) {
        this.label = label;
    }

    /** In Chinese, for owners. */
    String label() {
        return label;
    }

    /** Whether nodes have something to do for it. */
    boolean isWorking() {
        return this == TRYING || this == MOVING;
    }
}
