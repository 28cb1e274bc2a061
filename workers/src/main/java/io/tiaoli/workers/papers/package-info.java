/**
 * Copies of people's papers (driving licence, identity card, policy): sealed at rest, seen by few roles, each view
 * recorded, deleted some days after their purpose ended.
 *
 * <p>A copy's purpose ends with its case, or on the day that {@link io.tiaoli.workers.papers.KeepPapers} sets.
 */
package io.tiaoli.workers.papers;
