/** When a car's next maintenance is due, and when its owner is reminded. */
package io.tiaoli.workers.maintenance;
