package io.tiaoli.workers.imports;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks a file, or writes it in one transaction; whatever goes wrong, nothing of it stays. */
@Component
class ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

    private static final String CHANGED_MEANWHILE = "检查之后数据又有变化，没有写入任何数据，请重新上传";

    private final ImportRuns runs;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;

    ImportWork(ImportRuns runs, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        // progress must be seen while the import's own transaction is still open
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void check(ImportRun run, ImportKind<?> kind) {
        guarded(run, ImportState.CHECKING, () -> {
            var found = ImportPass.over(runs.content(run.id()), kind, false, run.source(), done -> progress(run, done));
            transaction.executeWithoutResult(status -> {
                runs.found(run.id(), found);
                runs.move(run.id(), ImportState.CHECKING, found.problems().isEmpty() ? ImportState.READY : ImportState.REFUSED, "");
            });
        });
    }

    void commit(ImportRun run, ImportKind<?> kind) {
        guarded(run, ImportState.COMMITTING, () -> {
            byte[] content = runs.content(run.id());
            var refused = transaction.execute(status -> {
                var found = ImportPass.over(content, kind, true, run.source(), done -> progress(run, done));
                // a node that was taken for dead must not write after all
                if (found.problems().isEmpty() && runs.move(run.id(), ImportState.COMMITTING, ImportState.DONE, "")) {
                    runs.found(run.id(), found);
                    return null;
                }
                status.setRollbackOnly();
                return found;
            });
            if (refused == null) return;
            transaction.executeWithoutResult(status -> {
                runs.found(run.id(), refused);
                runs.move(run.id(), ImportState.COMMITTING, ImportState.REFUSED, CHANGED_MEANWHILE);
            });
        });
    }

    private void progress(ImportRun run, int done) {
        beside.executeWithoutResult(status -> runs.progress(run.id(), done));
    }

    private void guarded(ImportRun run, ImportState state, Runnable work) {
        try {
            work.run();
        } catch (DataIntegrityViolationException e) {
            LOG.warn("Import {} of {} met a change of somebody else", run.id(), run.kind(), e);
            runs.move(run.id(), state, ImportState.REFUSED, CHANGED_MEANWHILE);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // an error, too, must not leave a run behind that seems to go on
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Failure {} in import {} of {}", number, run.id(), run.kind(), e);
            runs.move(run.id(), state, ImportState.BROKEN, "系统出错，没有写入任何数据，请重新上传。错误编号 " + number);
        }
    }
}
