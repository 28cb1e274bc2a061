/** Brings events to the cases that wait for them or start on them. */
package io.tiaoli.processes.events;
