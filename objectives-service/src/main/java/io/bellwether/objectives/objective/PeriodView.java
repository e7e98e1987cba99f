package io.bellwether.objectives.objective;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/** A version of an objective's period; {@code effectiveFrom} null: in force from ever. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PeriodView(
        int version,
        Period period,
        @Nullable LocalDate effectiveFrom,
        Instant savedAt,
        String savedBy,
        @Nullable String reason) {

    static PeriodView of(PeriodVersion one) {
        return new PeriodView(
                one.number, new Period(one.start, one.end), one.effectiveFrom, one.savedAt, one.savedBy, one.reason);
    }
}
