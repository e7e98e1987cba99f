package io.bellwether.measurements.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A registered source. */
@Entity
class Source {

    @Id
    String key;

    String name;
    String department;
    String profile;
    long version;
    String freshness;

    @Column(name = "registered_at")
    Instant registeredAt;
}
