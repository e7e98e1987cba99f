package io.bellwether.governance.objectivetype;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A type of objectives. */
@Entity
@Table(name = "objective_type")
public class ObjectiveType {

    @Id
    String key;

    String name;

    @Column(name = "natural_owner")
    String naturalOwner;

    String policy;
    long version;

    public String key() {
        return key;
    }

    public String name() {
        return name;
    }

    public String naturalOwner() {
        return naturalOwner;
    }
}
