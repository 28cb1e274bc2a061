/** The ways out of the house, and what comes back through them; chosen by settings. */
package io.tiaoli.workers.messaging.gateway;
