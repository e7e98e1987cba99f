package io.bellwether.governance.responsibility;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A responsibility as it is shown; one by default has no id, no first day, no rationale and no version.
 *
 * @param continues the one whose other channels it carries on, since a later decision took some of them; else null
 */
public record ResponsibilityView(
        @Nullable UUID id,
        String objectiveType,
        String department,
        List<String> contributors,
        List<String> channels,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String origin,
        @Nullable String rationale,
        List<ResponsibilityRequest.Alternative> alternatives,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable LocalDate reviewBy,
        @Nullable UUID continues,
        @Nullable Long version) {

    /** Whether it is for all channels for which nothing narrower was decided. */
    public boolean isWhole() {
        return channels.isEmpty();
    }

    static ResponsibilityView byDefault(String objectiveType, String naturalOwner) {
        return new ResponsibilityView(
                null,
                objectiveType,
                naturalOwner,
                List.of(),
                List.of(),
                null,
                null,
                "by-default",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    static ResponsibilityView of(Responsibility one, List<ResponsibilityRequest.Alternative> alternatives) {
        return new ResponsibilityView(
                one.id,
                one.objectiveType,
                one.department,
                List.of(one.contributors),
                List.of(one.channels),
                one.fromDay,
                one.untilDay,
                "decided",
                one.rationale,
                alternatives,
                one.decidedBy,
                one.decidedAt,
                one.reviewBy,
                one.continues,
                one.version);
    }
}
