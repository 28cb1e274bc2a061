package io.tiaoli.workers.messaging.gateway;

import java.util.List;

/**
 * The gateway took a message.
 *
 * @param ids its numbers there, one for each part; empty where the gateway gives none
 * @param answer what it said
 */
public record Accepted(List<String> ids, String answer) {}
