package io.bellwether.objectives.standing;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** KPIs that one transaction changes, one by one, but has asked for together. */
@TransactionScoped
class Together implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Set<UUID> kpis = new LinkedHashSet<>();
    private boolean waiting;

    void begin() {
        waiting = true;
    }

    /** Whether they are asked for later. */
    boolean takes(List<UUID> changed) {
        if (waiting) {
            kpis.addAll(changed);
        }
        return waiting;
    }

    List<UUID> end() {
        waiting = false;
        return List.copyOf(kpis);
    }
}
