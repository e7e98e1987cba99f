package io.bellwether.objectives.kpi;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A KPI; its definition stands in its versions, the newest of which has the number {@code version}. */
@Entity
public class Kpi {

    @Id
    UUID id;

    UUID objective;
    String name;
    long version;

    public UUID id() {
        return id;
    }

    public UUID objective() {
        return objective;
    }

    public long version() {
        return version;
    }
}
