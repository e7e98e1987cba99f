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

/** The answers that a KPI's standing rests on; {@code day} is the local day for which they were asked. */
@Entity
@Table(name = "standing")
class StoredStanding {

    @Id
    UUID kpi;

    LocalDate day;

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
