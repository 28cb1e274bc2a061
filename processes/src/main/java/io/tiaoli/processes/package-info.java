/** What Java may say to the flows, and how the engine runs them; the flows themselves are the folders beside {@code src}. */
package io.tiaoli.processes;
