package io.bellwether.measurements.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A profile that somebody added. */
@Entity
@Table(name = "import_profile")
class AddedProfile {

    @Id
    String name;

    long version;

    @JdbcTypeCode(SqlTypes.JSON)
    String form;

    @Column(name = "changed_at")
    Instant changedAt;
}
