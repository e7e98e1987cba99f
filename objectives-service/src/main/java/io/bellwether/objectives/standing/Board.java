package io.bellwether.objectives.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Tells whether anything that a page of the whole organisation shows has changed. */
@ApplicationScoped
public class Board {

    @Inject
    EntityManager entities;

    /** Another text after every change of a definition or of a figure; null while there are none. */
    public String state() {
        return (String) entities.createNativeQuery(
                        "select cast((select max(position) from journal) as text) || ' ' || cast((select max(as_of) from standing) as text)",
                        String.class)
                .getSingleResult();
    }
}
