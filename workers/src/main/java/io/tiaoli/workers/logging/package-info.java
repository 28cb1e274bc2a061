/** What every log line says beside its text: which case, which piece of work; and what it never says. */
package io.tiaoli.workers.logging;
