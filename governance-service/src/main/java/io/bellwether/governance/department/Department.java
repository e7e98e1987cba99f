package io.bellwether.governance.department;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A department. */
@Entity
public class Department {

    @Id
    String key;

    String name;
    String parent;
    boolean closed;

    /** The decision by which its objectives are moving, so that it can be closed. */
    UUID closing;

    long version;

    public String key() {
        return key;
    }

    public UUID closing() {
        return closing;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    /** Whether nothing of it goes on any more. */
    public boolean isClosed() {
        return closed;
    }
}
