/** Runs flows through in a process of its own, with its own clock and an in-memory database; the real one only starts it and listens. */
package io.tiaoli.web.rehearsal;
