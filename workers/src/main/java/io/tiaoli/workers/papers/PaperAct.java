package io.tiaoli.workers.papers;

import java.time.Instant;

/** Who did what with a copy, and when. */
public record PaperAct(What what, String who, Instant at) {

    public enum What {

        VIEWED("查看"), DELETED("删除");

        private final String label;

        What(String label) {
            this.label = label;
        }

        /** In Chinese, as staff say it. */
        public String label() {
            return label;
        }
    }
}
