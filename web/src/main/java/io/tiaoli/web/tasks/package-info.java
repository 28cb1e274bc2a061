/** What one must know before working a task. */
package io.tiaoli.web.tasks;
