package io.tiaoli.processes.tasks;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

import io.tiaoli.testing.TestDatabase;

/** What each kind of person can and cannot do with tasks, on the embedded database. */
class TaskRuleOnH2Test {

    private static ProcessEngine started;

    @BeforeAll
    static void start() {
        started = TaskRuleEngine.start(TestDatabase.h2(), true);
    }

    @AfterAll
    static void stop() {
        started.close();
    }

    @Nested
    class Finding extends FindingTasksContract {

        Finding() {
            super(started);
        }
    }

    @Nested
    class Foreign extends ForeignTasksContract {

        Foreign() {
            super(started);
        }
    }

    @Nested
    class Working extends WorkingTasksContract {

        Working() {
            super(started);
        }
    }
}
