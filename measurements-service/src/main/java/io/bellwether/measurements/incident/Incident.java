package io.bellwether.measurements.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A stretch in which a watched measure left its usual course, and what was done about it. */
@Entity
class Incident {

    @Id
    UUID id;

    UUID watch;
    String status;

    @Column(name = "raised_at")
    Instant raisedAt;

    Instant onset;

    @Column(name = "until_at")
    Instant until;

    BigDecimal peak;

    @Column(name = "peak_at")
    Instant peakAt;

    BigDecimal usual;
    int spread;
    String sentence;

    @Column(name = "acknowledged_at")
    Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    String acknowledgedBy;

    @Column(name = "contained_at")
    Instant containedAt;

    @Column(name = "contained_by")
    String containedBy;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "closed_by")
    String closedBy;

    boolean isClosed() {
        return status.equals("closed");
    }
}
