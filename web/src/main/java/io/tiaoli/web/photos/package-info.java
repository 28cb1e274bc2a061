/** Photos of a case, taken with a phone's browser in the middle of a task. */
package io.tiaoli.web.photos;
