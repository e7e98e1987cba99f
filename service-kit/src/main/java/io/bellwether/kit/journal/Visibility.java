package io.bellwether.kit.journal;

/** Who may read an entry. */
public enum Visibility {
    /** Everybody signed in. */
    ALL,
    /** Owners of the entry's department, who may follow everything (coordinator, admin, services). */
    DEPARTMENT
}
