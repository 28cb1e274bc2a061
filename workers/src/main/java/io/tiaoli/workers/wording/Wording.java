package io.tiaoli.workers.wording;

/**
 * One text of a flow folder, such as {@code vehicle-repair-quote.sms}.
 *
 * @param key the file name; unique over all flows
 * @param version counts up with every changed text
 * @param text Mustache without code: {@code {{plateNo}}}, {@code {{#lines}}…{{/lines}}}
 */
public record Wording(String key, int version, String text) {}
