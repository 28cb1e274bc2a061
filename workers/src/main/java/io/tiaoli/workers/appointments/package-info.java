/** Booked visits: who comes when to which bay and advisor; no bay and no advisor is taken twice. */
package io.tiaoli.workers.appointments;
