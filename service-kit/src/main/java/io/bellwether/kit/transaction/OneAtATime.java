package io.bellwether.kit.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Makes transactions that do the same wait for each other, on whichever replica, where no row stands for what they do. */
@ApplicationScoped
public class OneAtATime {

    @Inject
    EntityManager entities;

    /** From here to the end of the current transaction nobody else is past this call for the same. */
    public void enter(String what) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 43))", Object.class)
                .setParameter(1, what)
                .getResultList();
    }
}
