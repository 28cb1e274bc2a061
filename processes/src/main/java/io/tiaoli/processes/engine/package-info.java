/** The engine: its settings, and how diagrams reach workers, case numbers and time. */
package io.tiaoli.processes.engine;
