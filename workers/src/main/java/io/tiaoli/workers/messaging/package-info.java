/** Messages to customers: written in the step's transaction, sent after it, watched until they arrive; and what customers reply. */
package io.tiaoli.workers.messaging;
