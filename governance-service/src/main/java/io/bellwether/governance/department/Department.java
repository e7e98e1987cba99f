package io.bellwether.governance.department;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A department. */
@Entity
public class Department {

    @Id
    String key;

    String name;
    String parent;
    boolean closed;
    long version;

    public String key() {
        return key;
    }

    public String name() {
        return name;
    }

    /** Whether nothing of it goes on any more. */
    public boolean isClosed() {
        return closed;
    }
}
