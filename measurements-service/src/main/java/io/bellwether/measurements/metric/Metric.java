package io.bellwether.measurements.metric;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The current version of a metric. */
@Entity
class Metric {

    @Id
    String key;

    int version;
    String department;
    String shape;

    @JdbcTypeCode(SqlTypes.JSON)
    String definition;

    @Column(name = "changed_at")
    Instant changedAt;
}
