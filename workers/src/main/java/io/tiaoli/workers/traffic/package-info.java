/** The traffic sheet: who came in or called, when, why, to whom. */
package io.tiaoli.workers.traffic;
