package io.tiaoli.workers.testdrives;

/** How a drive ended: as planned, because the customer drove dangerously, or by weather, accident or the car. */
public enum DriveEnding { NORMAL, UNSAFE, ABORTED }
