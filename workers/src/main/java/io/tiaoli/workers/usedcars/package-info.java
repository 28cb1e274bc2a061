/** Appraisals of customers' cars: free, with a price that counts for some days. */
package io.tiaoli.workers.usedcars;
