package io.tiaoli.web.workbench.migration;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that the running cases of an old version are taken to the newest.
 *
 * @param sourceId the engine's id of the old version
 * @param begunBy who had it tried
 * @param startedBy who let the cases move, and {@code reason} why
 * @param problem why nothing more can be done for it, in Chinese
 */
record MigrationRun(String id, String folder, String sourceId, int sourceVersion, String targetId, int targetVersion, RunState state, String begunBy, Instant begunAt,
        Optional<String> startedBy, Optional<String> reason, Optional<String> problem) {}
