/** Hands over new cars: the planned day and all that hangs on it, the preparation, the moment the owner drives away. */
package io.tiaoli.workers.delivery;
