/** Decisions beside the engine: an owner's examples, run against the table that is being written. */
package io.tiaoli.processes.decisions;
