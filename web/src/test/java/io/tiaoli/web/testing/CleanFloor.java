package io.tiaoli.web.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Begins every test on a Monday morning without running cases, closes its windows, and the application before its database. */
class CleanFloor implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        var spring = (ConfigurableApplicationContext) SpringExtension.getApplicationContext(context);
        // the database ends with the test run, and an application that is still there would wait for it in vain
        context.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(spring, application -> (CloseableResource) application::close);
        spring.getBean(Floor.class).open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var spring = SpringExtension.getApplicationContext(context);
        spring.getBean(Desk.class).leave();
        spring.getBean(Floor.class).close();
    }
}
