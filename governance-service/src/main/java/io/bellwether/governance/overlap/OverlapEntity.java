package io.bellwether.governance.overlap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An overlap; {@code identity} names what meets, so that the same pair found again is the same overlap. */
@Entity
@Table(name = "overlap")
public class OverlapEntity {

    @Id
    UUID id;

    String identity;
    String[] subjects;
    String kind;
    String severity;
    String status;
    boolean contradictory;
    String[] departments;

    @JdbcTypeCode(SqlTypes.JSON)
    String parties;

    @JdbcTypeCode(SqlTypes.JSON)
    String evidence;

    String change;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_confirmed")
    Instant lastConfirmed;

    long version;
}
