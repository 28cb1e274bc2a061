/** Test drives: the car, the routes, who may drive, how it went. */
package io.tiaoli.workers.testdrives;
