package io.tiaoli.workers.usedcars;

/** What became of an appraisal. */
public enum AppraisalOutcome { NONE, ACCEPTED, DECLINED }
