package io.bellwether.objectives.kpi;

import jakarta.persistence.Column;
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

    @Column(name = "code_key")
    String key;

    long version;

    public UUID id() {
        return id;
    }

    public UUID objective() {
        return objective;
    }

    public String name() {
        return name;
    }

    /** Its name in a file of objectives as code; null where it has none of its own. */
    public String key() {
        return key;
    }

    public long version() {
        return version;
    }
}
