package io.bellwether.objectives.initiative;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An initiative; {@code body} is what its owner stated. */
@Entity
class Initiative {

    @Id
    UUID id;

    UUID objective;

    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    long version;
}
