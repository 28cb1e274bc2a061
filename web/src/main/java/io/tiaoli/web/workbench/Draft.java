package io.tiaoli.web.workbench;

import java.time.Instant;

/**
 * A change of a flow folder that one owner holds.
 *
 * @param folder business line and flow
 * @param basedOn the deployment that it started from
 * @param editor who may change it now
 * @param revision counts every change
 */
public record Draft(String folder, String basedOn, String editor, int revision, Instant changedAt) {}
