package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Canonical;
import java.time.LocalDate;

/**
 * A KPI as a department declared it.
 *
 * @param canonical null for one that people assess
 * @param canBeNegative whether its value may fall, so that what was reached can be lost again
 */
public record DeclaredKpi(
        String id,
        String name,
        String department,
        String objective,
        Canonical canonical,
        JsonNode target,
        LocalDate start,
        LocalDate end,
        boolean canBeNegative) {}
