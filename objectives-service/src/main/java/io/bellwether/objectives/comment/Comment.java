package io.bellwether.objectives.comment;

import io.bellwether.objectives.objective.Link;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A comment or check-in; it stays as it was said. */
@Entity
@Table(name = "objective_comment")
class Comment {

    @Id
    UUID id;

    UUID objective;
    String text;
    Instant at;

    @Column(name = "by_name")
    String by;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Link> links;
}
