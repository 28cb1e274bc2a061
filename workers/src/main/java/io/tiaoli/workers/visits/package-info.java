/** Visits to owners at home or at work. */
package io.tiaoli.workers.visits;
