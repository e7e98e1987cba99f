package io.bellwether.governance.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decision; {@code overlap} is null where it rests on none. */
@Entity
class Decision {

    @Id
    UUID id;

    UUID overlap;
    String effect;

    @JdbcTypeCode(SqlTypes.JSON)
    String details;

    String reason;

    @Column(name = "by_subject")
    String bySubject;

    @Column(name = "by_name")
    String byName;

    Instant at;
    String request;
    String state;
    String failure;

    @JdbcTypeCode(SqlTypes.JSON)
    String effects;

    @JdbcTypeCode(SqlTypes.JSON)
    String versions;

    UUID reverts;

    @Column(name = "settled_at")
    Instant settledAt;
}
