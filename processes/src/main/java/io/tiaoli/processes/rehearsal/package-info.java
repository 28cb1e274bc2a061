/** What a rehearsal of a flow is given, what came of it, and the rehearsals that are kept as a flow's test cases. */
package io.tiaoli.processes.rehearsal;
