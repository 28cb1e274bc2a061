package io.tiaoli.web.rehearsal;

import io.tiaoli.processes.rehearsal.Outcome;

/**
 * What the process says, as one line of JSON.
 *
 * @param text where it is, or why it cannot go on, in Chinese
 * @param outcome what came of a scenario, null for everything else
 */
record Said(What what, String text, Outcome outcome) {

    enum What {READY, FREE, STEP, OUTCOME, REFUSED}
}
