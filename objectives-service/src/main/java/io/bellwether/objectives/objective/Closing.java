package io.bellwether.objectives.objective;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A time that an objective was closed; {@code reopenedAt} null while it still is. */
@Entity
@Table(name = "objective_closing")
@IdClass(Closing.Key.class)
class Closing {

    /** When which objective was closed. */
    record Key(UUID objective, Instant closedAt) implements Serializable {}

    @Id
    UUID objective;

    @Id
    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "reopened_at")
    Instant reopenedAt;

    boolean isOver(Instant instant) {
        return reopenedAt != null && !reopenedAt.isAfter(instant);
    }
}
