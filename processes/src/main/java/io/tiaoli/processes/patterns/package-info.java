/** Regular expressions that process owners write, matched so that none of them holds a node up. */
package io.tiaoli.processes.patterns;
