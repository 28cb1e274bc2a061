package io.tiaoli.workers.messaging;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node whose gateway behaves as a test says. */
abstract class DispatcherDesk {

    static final String BOTH = "io.tiaoli.testing.Databases#both";
    static final String PHONE = "13800001111";
    final FakeGateway gateway = new FakeGateway();

    MessagingWorld world(DriverManagerDataSource database) {
        MessagingWorld.empty(database);
        return new MessagingWorld(database, gateway.only());
    }
}
