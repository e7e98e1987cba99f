package io.bellwether.objectives.objective;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An objective's period as it was stated. */
@Entity
@Table(name = "objective_period")
@IdClass(PeriodVersion.Key.class)
public class PeriodVersion implements Versioned {

    /** Which version of which objective. */
    public record Key(UUID objective, int number) implements Serializable {}

    @Id
    UUID objective;

    @Id
    int number;

    @Column(name = "effective_from")
    LocalDate effectiveFrom;

    @Column(name = "saved_at")
    Instant savedAt;

    @Column(name = "saved_by")
    String savedBy;

    String reason;

    @Column(name = "period_start")
    LocalDate start;

    @Column(name = "period_end")
    LocalDate end;

    @Override
    public int number() {
        return number;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    @Override
    public Instant savedAt() {
        return savedAt;
    }

    public String reason() {
        return reason;
    }
}
