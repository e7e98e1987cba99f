package io.bellwether.governance.responsibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A responsibility as it is shown; one by default has no id, no first day and no rationale. */
public record ResponsibilityView(
        UUID id,
        String objectiveType,
        String department,
        List<String> contributors,
        List<String> channels,
        LocalDate from,
        LocalDate until,
        String origin,
        String rationale,
        List<ResponsibilityRequest.Alternative> alternatives,
        String decidedBy,
        Instant decidedAt,
        LocalDate reviewBy) {}
