/** Customers and their vehicles. */
package io.tiaoli.workers.customers;
