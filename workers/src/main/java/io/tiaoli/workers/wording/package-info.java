/** Texts that owners change: messages, call scripts and documents, and the facts of a case that they may name. */
package io.tiaoli.workers.wording;
