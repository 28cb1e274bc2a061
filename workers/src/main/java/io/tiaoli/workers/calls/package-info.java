/** Calls that come in: who calls, how the call was taken, what became of it. */
package io.tiaoli.workers.calls;
