/** The reception register: every car that drives in, and the bookings of the next days. */
package io.tiaoli.web.reception;
