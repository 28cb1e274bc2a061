package io.tiaoli.workers.testdrives;

/** Whether somebody has a licence that counts on the day of the drive. */
public enum LicenceState { VALID, EXPIRED, NONE }
