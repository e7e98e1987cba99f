package io.bellwether.objectives.kpi;

import io.bellwether.objectives.evaluation.Standing;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a preview looks like, for the published document. */
@Schema(name = "Preview")
record PreviewShape(Standing standing, @Nullable String canonical, List<Duplicate> duplicates) {

    /** A KPI that states the same, or something near it. */
    @Schema(name = "Duplicate")
    record Duplicate(
            UUID kpi,
            String name,
            UUID objective,
            String department,

            @Schema(enumeration = {"identical-kpi", "scaled-kpi", "contained-kpi", "shared-input", "same-name"})
            String kind,

            String sentence) {}
}
