/** What is kept of ended cases and for how long: archive first where the law wants it, then clean by age. */
package io.tiaoli.processes.retention;
