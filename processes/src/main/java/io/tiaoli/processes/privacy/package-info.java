/** What the engine remembers of people. */
package io.tiaoli.processes.privacy;
