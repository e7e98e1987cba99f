package io.bellwether.objectives.standing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The answers that a KPI's standing rests on, with what they were asked for: the local day, the version of the definition
 * and the objective's period. They are read with these, never with another definition.
 */
@Entity
@Table(name = "standing")
class StoredStanding {

    @Id
    UUID kpi;

    LocalDate day;

    int version;

    /** Of two states of what it rests on beside measurements the later one has a larger one. */
    long edition;

    @Column(name = "period_start")
    LocalDate periodStart;

    @Column(name = "period_end")
    LocalDate periodEnd;

    @Column(name = "closed_at")
    Instant closedAt;

    /** When they are asked for anew without a change of measurements; null for with the next day. */
    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "as_of")
    Instant asOf;

    @Column(name = "known_at")
    Instant knownAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String answers;

    String decided;

    @Column(name = "decided_on")
    LocalDate decidedOn;
}
