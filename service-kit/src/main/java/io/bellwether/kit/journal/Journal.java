package io.bellwether.kit.journal;

import io.bellwether.kit.caller.CurrentCaller;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * The journal for code that runs in a JTA transaction. Entries are buffered; just before the commit the persistence
 * context is flushed and they are written as the last statement. A rolled-back transaction leaves nothing.
 */
@ApplicationScoped
public class Journal {

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    EntityManager entities;

    @Inject
    DataSource dataSource;

    @Inject
    JournalStore store;

    @Inject
    CurrentCaller caller;

    @ConfigProperty(name = "bellwether.service")
    String service;

    private final Object bufferKey = new Object();

    /**
     * Adds an entry to the current transaction, in the name of the current caller, or of the service where no request
     * is being answered.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(Entry entry) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("the journal is written in a transaction");
        }
        Buffer buffer = (Buffer) transaction.getResource(bufferKey);
        if (buffer == null) {
            buffer = new Buffer(actor());
            transaction.putResource(bufferKey, buffer);
            transaction.registerInterposedSynchronization(buffer);
        }
        buffer.entries.add(entry);
    }

    /** Who acts now. */
    public Actor actor() {
        if (Arc.container().requestContext().isActive() && caller.signedIn()) {
            Object request = MDC.get("request");
            return Actor.of(caller.get(), request == null ? "" : request.toString());
        }
        return Actor.service(service + "-service");
    }

    private final class Buffer implements Synchronization {

        private final Actor actor;
        private final List<Entry> entries = new ArrayList<>();

        Buffer(Actor actor) {
            this.actor = actor;
        }

        @Override
        public void beforeCompletion() {
            entities.flush();
            try (Connection connection = dataSource.getConnection()) {
                store.write(connection, actor, entries);
            } catch (SQLException failed) {
                throw new IllegalStateException("the journal could not be written", failed);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                store.committed();
            }
        }
    }
}
