package io.tiaoli.processes.tasks;

import org.camunda.bpm.engine.ProcessEngine;

import io.tiaoli.testing.TestDatabase;

class TaskRuleOnH2Test extends TaskRuleContract {

    @Override
    ProcessEngine start() {
        return TaskRuleEngine.start(TestDatabase.h2(), true);
    }
}
