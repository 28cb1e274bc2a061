package io.tiaoli.workers.messaging;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.SmppPeer;
import io.tiaoli.workers.contact.ContactPurpose;

/** A node with an SMPP server on this machine at the other end of the line. */
abstract class SmppLine {

    static final String PHONE = "13800001111";
    final DriverManagerDataSource database = Databases.both().findFirst().orElseThrow();
    SmppPeer peer = new SmppPeer();
    MessagingWorld world;

    @BeforeEach
    void start() {
        MessagingWorld.empty(database);
        world = MessagingWorld.smpp(database, peer.port());
    }

    @AfterEach
    void stop() {
        world.close();
        peer.close();
    }

    String send(String text) {
        String id = world.sms(world.customer(PHONE), text, ContactPurpose.REMINDER);
        world.bean(Dispatcher.class).runOnce();
        return id;
    }

    void peerIsBound() {
        world.bean(Dispatcher.class).runOnce();
    }

    MessageState state(String id) {
        return world.message(id).state();
    }

    int receipts() {
        return world.jdbc.sql("select count(*) from receipt").query(Integer.class).single();
    }
}
