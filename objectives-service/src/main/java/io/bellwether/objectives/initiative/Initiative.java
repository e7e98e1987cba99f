package io.bellwether.objectives.initiative;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An initiative; {@code body} is what its owner stated. */
@Entity
public class Initiative {

    @Id
    UUID id;

    UUID objective;

    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "code_key")
    String key;

    long version;

    public UUID id() {
        return id;
    }

    /** Its name in a file of objectives as code; null where it has none of its own. */
    public String key() {
        return key;
    }

    public long version() {
        return version;
    }

    public String body() {
        return body;
    }
}
