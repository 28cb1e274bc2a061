/** Who works here, as workers ask it. */
package io.tiaoli.processes.people;
