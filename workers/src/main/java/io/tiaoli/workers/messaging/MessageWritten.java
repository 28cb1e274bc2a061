package io.tiaoli.workers.messaging;

/** A message waits to be sent; heard after commit. */
record MessageWritten(String id) {}
