package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Canonical;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A KPI as a department declared it.
 *
 * @param canonical null for one that people assess
 * @param canBeNegative whether its value may fall, so that what was reached can be lost again
 * @param shared id of the KPI whose definition it refers to instead of stating its own
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
        boolean canBeNegative,
        Optional<String> shared)
        implements Declared {

    /** Whether one refers to the other, or both to a third: then they are one definition by decision, not two by chance. */
    boolean isSharedWith(DeclaredKpi other) {
        return shared.filter(other.id::equals).isPresent()
                || other.shared.filter(id::equals).isPresent()
                || shared.isPresent() && shared.equals(other.shared);
    }
}
