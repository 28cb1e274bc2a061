package io.tiaoli.workers;

/**
 * One action that a diagram can call: a typed function, records in and out.
 *
 * <p>A service task names its worker by bean name, so {@code ${sendSms}} is always the class {@code SendSms}.
 * The components of {@code I} are the input parameters of the task, the components of {@code O} are what its
 * output parameters may keep. From this one declaration come the binding, the element template for the modeler,
 * the check at deployment and the worker page. A worker runs in the engine's transaction and therefore only
 * writes rows: no network, no file, no loop over cases.
 */
public interface Worker<I extends Record, O extends Record> {

    /**
     * Does the work for one step of one case.
     *
     * @throws Refused when the diagram shall take its error path; every code must be named in {@link Refuses}
     */
    O run(I in, Step step);
}
