package io.tiaoli.web.workbench.migration;

/** What became of a case in a migration. */
enum CaseState {
    TO_TRY("等待试算", ""), FITS("可以迁移", ""), UNFIT("不能迁移", "bad"), TO_MOVE("等待迁移", ""), MOVED("已迁移", ""), FAILED("没有迁移", "bad"), GONE("已不在这一版", "still");

    private final String label;
    private final String badge;

    CaseState(String label, String badge) {
        this.label = label;
        this.badge = badge;
    }

    /** In Chinese, for owners. */
    String label() {
        return label;
    }

    /** The class of its badge. */
    String badge() {
        return badge;
    }
}
