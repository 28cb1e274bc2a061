/** Visits to the showroom: who receives whom, who came for the first time, how it ended. */
package io.tiaoli.workers.showroomvisits;
