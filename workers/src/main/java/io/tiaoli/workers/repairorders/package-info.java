/** Repair orders from arrival to farewell, and what they leave in the vehicle's history. */
package io.tiaoli.workers.repairorders;
