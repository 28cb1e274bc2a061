/** Copies of people's papers: taken with a phone in the middle of a task, seen by few, each view recorded. */
package io.tiaoli.web.papers;
