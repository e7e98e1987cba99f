package io.bellwether.governance.responsibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decided responsibility; {@code untilDay} is inclusive, null while it lasts. */
@Entity
class Responsibility {

    @Id
    UUID id;

    @Column(name = "objective_type")
    String objectiveType;

    String department;
    String[] contributors;
    String[] channels;

    @Column(name = "from_day")
    LocalDate fromDay;

    @Column(name = "until_day")
    LocalDate untilDay;

    String rationale;

    @JdbcTypeCode(SqlTypes.JSON)
    String alternatives;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "review_by")
    LocalDate reviewBy;

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(fromDay) && (untilDay == null || !day.isAfter(untilDay));
    }
}
