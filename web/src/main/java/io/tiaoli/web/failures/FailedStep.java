package io.tiaoli.web.failures;

import java.time.Instant;
import java.util.Optional;

/**
 * A step that does not get done by itself any more.
 *
 * @param id of the job or external task, the same however often it fails
 * @param external whether a program outside does the step
 * @param processId empty for what belongs to no case, such as a timer that starts one
 * @param givenUp somebody decided to leave it
 */
record FailedStep(String id, boolean external, String definitionId, String flow, String step, Optional<String> processId, Optional<String> caseNo,
                  String message, Instant since, boolean givenUp) {}
