package io.bellwether.objectives.assessment;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** What an assessor says: a level's score, or that it does not apply. */
record AssessmentRequest(
        BigDecimal score,
        Boolean notApplicable,
        @Size(max = 5_000) String evidence) {

    boolean doesNotApply() {
        return Boolean.TRUE.equals(notApplicable);
    }
}
