/** One mechanism for every person's step: reminder, escalation to the role's manager, and absent people's work. */
package io.tiaoli.processes.deadlines;
