/** Owners who stay away: who they are, why, and what brings them back. */
package io.tiaoli.workers.winback;
