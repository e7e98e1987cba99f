package io.bellwether.objectives.kpi;

import io.bellwether.objectives.objective.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A definition as it was saved. {@code effectiveFrom} null: in force from ever. */
@Entity
@Table(name = "kpi_version")
@IdClass(KpiVersion.Key.class)
public class KpiVersion implements Versioned {

    /** Which version of which KPI. */
    public record Key(UUID kpi, int number) implements Serializable {}

    @Id
    UUID kpi;

    @Id
    int number;

    @Column(name = "effective_from")
    LocalDate effectiveFrom;

    @Column(name = "saved_at")
    Instant savedAt;

    @Column(name = "saved_by")
    String savedBy;

    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    String canonical;

    String[] metrics;

    /** The shared definition that it refers to, as {@link Shared}; null where it states its own. */
    @JdbcTypeCode(SqlTypes.JSON)
    String shared;

    public UUID kpi() {
        return kpi;
    }

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

    public String body() {
        return body;
    }

    public String shared() {
        return shared;
    }
}
