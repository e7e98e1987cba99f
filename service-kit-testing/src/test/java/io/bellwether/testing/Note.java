package io.bellwether.testing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** What the small service under test keeps. */
@Entity
class Note {
    @Id
    UUID id;

    String department;
    String text;
    boolean draft;

    @Version
    long version;
}
