/** Flow folders: what one holds, how it is checked, and which version runs. */
package io.tiaoli.processes.flows;
