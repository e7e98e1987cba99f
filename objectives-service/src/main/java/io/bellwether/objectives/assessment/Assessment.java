package io.bellwether.objectives.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One person's judgement in a round; {@code score} is null where the question did not apply.
 *
 * <p>{@code assessor} is the person as the KPI's target names them: by user name or by subject.
 */
@Entity
class Assessment {

    @Id
    UUID id;

    UUID round;
    String subject;
    String name;
    String assessor;
    BigDecimal score;

    @Column(name = "not_applicable")
    boolean notApplicable;

    String evidence;
    Instant at;
}
