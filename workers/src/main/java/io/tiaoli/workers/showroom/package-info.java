/** The showroom in the morning: who is on duty, which cars stand ready, who gets a car today. */
package io.tiaoli.workers.showroom;
