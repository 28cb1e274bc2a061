package io.tiaoli.processes.testing;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.messaging.Dispatcher;

/** Lets the dispatcher of messages work whenever time passes in the shop. */
@Component
class MessageDispatch implements Dispatch {

    private final Dispatcher dispatcher;

    MessageDispatch(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public int runOnce() {
        return dispatcher.runOnce();
    }
}
