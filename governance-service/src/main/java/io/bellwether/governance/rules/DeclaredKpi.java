package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Canonical;
import java.time.LocalDate;

/** A KPI as a department declared it; {@code canonical} is null for one that people assess. */
public record DeclaredKpi(
        String id,
        String name,
        String department,
        String objective,
        Canonical canonical,
        JsonNode target,
        LocalDate start,
        LocalDate end) {}
