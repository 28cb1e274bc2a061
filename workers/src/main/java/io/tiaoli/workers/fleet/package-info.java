/** Agreements with companies, agencies and unions: their terms, their cars, what they save on a repair order. */
package io.tiaoli.workers.fleet;
