package io.tiaoli.web.workbench.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * A draft that its author wants deployed, as it was when it was asked for.
 *
 * @param basedOn the deployment that the draft started from
 * @param revision of the draft, which has the content {@code hash}
 * @param answer what the second owner said, or why the request is void
 * @param deployment what was deployed, once it was
 */
record DeployRequest(String id, String folder, String basedOn, int revision, String hash, String reason, String askedBy, Instant askedAt, State state,
        Optional<String> settledBy, Optional<Instant> settledAt, Optional<String> answer, Optional<String> deployment) {

    enum State {
        WAITING("等待同意"), APPROVED("已同意"), REFUSED("未同意"), WITHDRAWN("已撤回"), VOID("已作废");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** In Chinese, for owners. */
        String label() {
            return label;
        }
    }

    String line() {
        return folder.substring(0, folder.indexOf('/'));
    }

    /** Where the workbench shows it. */
    String url() {
        return "/workbench/" + folder;
    }
}
