package io.bellwether.kit.transaction;

import io.bellwether.kit.problem.DatabaseTrouble;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Runs a whole transaction again when the database ended it because another one was in the way: two that lock the same
 * rows in another order are nobody's mistake, nor are two that make the same at once. A method that begins a transaction
 * must therefore leave nothing outside of the database behind when it fails, and read its arguments, not streams.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class AgainAfterConflict {

    private static final Logger LOG = Logger.getLogger(AgainAfterConflict.class);

    private static final int TURNS = 4;
    private static final int MOST_MILLIS = 50;

    @Inject
    TransactionManager transactions;

    @AroundInvoke
    Object run(InvocationContext method) throws Exception {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return method.proceed();
        }
        for (int turn = 1; turn < TURNS; turn++) {
            try {
                return method.proceed();
            } catch (Exception failed) {
                DatabaseTrouble trouble = DatabaseTrouble.in(failed);
                if (trouble != DatabaseTrouble.IN_THE_WAY && trouble != DatabaseTrouble.OVERTAKEN) {
                    throw failed;
                }
                LOG.infof("%s runs again: %s", method.getMethod().getName(), failed.getMessage());
                Thread.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS) * (long) turn);
            }
        }
        return method.proceed();
    }
}
