/** What can be seen of the application from outside, in figures. */
package io.tiaoli.web.metrics;
