/** Asking a sample of visitors how they were received. */
package io.tiaoli.workers.spotchecks;
