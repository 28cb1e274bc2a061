/** What work and parts cost: estimates, versioned quotes, the customer's decision per line, the settlement. */
package io.tiaoli.workers.pricing;
