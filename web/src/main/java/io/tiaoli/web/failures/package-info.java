/** 办不成的事: steps that failed, messages that did not arrive, events that nobody heard, and what people do about them. */
package io.tiaoli.web.failures;
