package io.tiaoli.processes.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Begins every story on a Monday morning in an empty shop. */
class CleanShop implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        var spring = (ConfigurableApplicationContext) SpringExtension.getApplicationContext(context);
        // the database ends with the test run, and an application that is still there would wait for it in vain
        context.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(spring, application -> (CloseableResource) application::close);
        AbstractAssertions.init(spring.getBean(ProcessEngine.class));
        spring.getBean(Shop.class).open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(Shop.class).close();
        AbstractAssertions.reset();
    }
}
