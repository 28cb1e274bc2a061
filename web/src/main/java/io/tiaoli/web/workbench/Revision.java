package io.tiaoli.web.workbench;

import java.time.Instant;
import java.util.List;

/**
 * One change of a draft.
 *
 * @param files the names of the files that it changed or removed
 */
record Revision(int number, String by, String why, Instant at, List<String> files) {}
