/** Reminders and escalations, for those who are told. */
package io.tiaoli.web.notices;
