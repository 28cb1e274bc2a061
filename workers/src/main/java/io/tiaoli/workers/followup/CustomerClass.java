package io.tiaoli.workers.followup;

/** How a customer is looked after. */
public enum CustomerClass { NORMAL, KEY, VIP, CORPORATE }
