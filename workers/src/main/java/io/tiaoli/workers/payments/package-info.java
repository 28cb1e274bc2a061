/** Sums that customers owe and pay: computed once, received in one or several parts, waived or paid back. */
package io.tiaoli.workers.payments;
