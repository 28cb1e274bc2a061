package io.tiaoli.processes.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tries a command again when another one was faster, in the engine's tables or in ours: of two people finishing at the same
 * moment, neither gets an error.
 * Jobs are left to the job executor, which has its own way.
 */
final class RetryLostRace extends CommandInterceptor {

    private static final int TRIES = 3;

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = !TransactionSynchronizationManager.isActualTransactionActive();
        boolean job = command.getClass().getSimpleName().contains("Job");
        for (int tried = 1;; tried++) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException | DuplicateKeyException e) {
                if (!outermost || job || tried == TRIES) throw e;
            }
        }
    }
}
