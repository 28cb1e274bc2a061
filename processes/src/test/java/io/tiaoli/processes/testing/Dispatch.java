package io.tiaoli.processes.testing;

/** Something beside the engine that runs whenever time passes, such as the dispatcher of messages. */
interface Dispatch {

    /** Returns how much was done, 0 when there is nothing left to do. */
    int runOnce();
}
