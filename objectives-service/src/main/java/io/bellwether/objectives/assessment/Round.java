package io.bellwether.objectives.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A round in which a KPI is assessed under the version that was the newest when it was opened. */
@Entity
@Table(name = "assessment_round")
class Round {

    @Id
    UUID id;

    UUID kpi;

    @Column(name = "kpi_version")
    int kpiVersion;

    String scale;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_by")
    String openedBy;

    @Column(name = "opened_by_name")
    String openedByName;

    @Column(name = "revealed_at")
    Instant revealedAt;

    @Column(name = "revealed_by")
    String revealedBy;

    @Column(name = "revealed_by_name")
    String revealedByName;

    boolean isOpen() {
        return revealedAt == null;
    }
}
