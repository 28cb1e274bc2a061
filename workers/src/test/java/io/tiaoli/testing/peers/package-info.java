/** Gateways that misbehave as real ones do, what they took, and the check that holds the outbox against it. */
package io.tiaoli.testing.peers;
