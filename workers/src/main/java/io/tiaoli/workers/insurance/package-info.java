/** Insurance policies, their renewal, and claims. */
package io.tiaoli.workers.insurance;
