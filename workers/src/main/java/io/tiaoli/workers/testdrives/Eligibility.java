package io.tiaoli.workers.testdrives;

/** What somebody may do at a test drive. */
public enum Eligibility { MAY_DRIVE, RIDE_ALONG, NO_DRIVE }
