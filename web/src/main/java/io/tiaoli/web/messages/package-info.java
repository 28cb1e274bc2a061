/** 消息箱: every message to a customer, what became of it, and what customers wrote back. */
package io.tiaoli.web.messages;
