/** Working days: the week, the published days off and make-up days of each year, and moments counted in them. */
package io.tiaoli.workers.calendar;
