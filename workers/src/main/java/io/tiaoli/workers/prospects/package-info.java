/** Keeps who was interested in a car and did not buy yet, until they order, are lost or want no more calls. */
package io.tiaoli.workers.prospects;
