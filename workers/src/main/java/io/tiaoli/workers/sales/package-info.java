/** Sells new cars: price list, stock, quotation, order, insurance with the car. */
package io.tiaoli.workers.sales;
