/** Trips of the workshop to its customers: pre-checks at a company or compound, maintenance at home. */
package io.tiaoli.workers.homeservice;
