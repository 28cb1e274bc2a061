/** How flows tell each other what has happened. */
package io.tiaoli.workers.events;
